import { Problem, type AlertDraft, type ServiceAlertAnswer } from '@bellman/protocol';
import type { Extents } from '../../councils/extent.js';
import type { Council } from '../../councils/settings.js';
import { makeShapes } from '../../councils/shapes.js';
import type { Clock } from '../../ground/clock.js';
import { digest, newId } from '../../ground/ids.js';
import type { Call, Handlers } from '../../http/route.js';
import type { Program } from '../../http/program.js';
import type { AlertPlace } from '../../store/alert-draft.js';
import type { AlertRecord } from '../../store/alert-record.js';
import type { NewVersionArgs } from '../../store/alert-versions.js';
import type { GivenName, ProgramAlert } from '../../store/program-alerts.js';
import type { Store } from '../../store/store.js';
import { checkComplete } from '../complete.js';
import { checkServices } from '../life.js';
import type { WriteDown } from '../needs.js';
import type { ProgramCount } from '../program-count.js';
import { noteProgramRefusal } from '../program-refused.js';
import { draftFrom, judgeVersion } from '../versions.js';
import { handOn } from './hand-on.js';

export interface ServiceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly councils: { get(council: string): Promise<Council> };
  readonly extents: Pick<Extents, 'of'>;
  readonly baseUrl: () => string;
  readonly counted: ProgramCount;
  readonly record: WriteDown;
}

/** @throws Problem `key-service`, `service-unknown` */
const checkOwn = (services: readonly string[], program: Program, council: Council): void => {
  const foreign = services.find((id) => !program.services.includes(id));
  if (foreign !== undefined) throw new Problem('key-service', { service: foreign });
  checkServices(services, council);
};

/** What a program says, as a draft: of a service's delays one hears as of what is expected. */
const draftOf = (body: Call<'newServiceAlert'>['body']): AlertDraft => ({
  ...{ kind: 'service', category: 'Infra', urgency: 'Expected', certainty: 'Likely' },
  ...{ severity: body.severity, texts: body.texts, where: body.where, services: body.services },
  ...{ expiresAt: body.expiresAt, followable: body.followable },
  ...{ buffer: 0, exercise: false, partner: null, link: '', sendAt: null },
});

const overtaken: ReadonlySet<string> = new Set(['alert-changed', 'alert-not-now']);

/** Service alerts by a program's key, and what becomes of them (A12). */
export const serviceRoutes = (
  parts: ServiceParts,
): Handlers<'newServiceAlert' | 'serviceProgress'> => {
  const { store, clock } = parts;

  const answer = (given: string, { id, council, state }: AlertRecord): ServiceAlertAnswer => ({
    ...{ id: given, alert: id, state },
    url: `${parts.baseUrl()}/c/${council}/alerts/${id}`,
  });

  /** @throws Problem `alert-reaches-nobody` before anything is kept of it */
  const checkReach = async (
    council: string,
    { services }: AlertDraft,
    made: readonly AlertPlace[],
  ): Promise<void> => {
    const places = made.map(({ type, shape, meets }) => ({ shape, meets, drawn: type !== 'area' }));
    const { followers } = await store.audience.count({
      ...{ council, places, services, general: false, exercise: false, version: null },
    });
    if (followers === 0) throw new Problem('alert-reaches-nobody');
  };

  /** Hands a draft on; one that was handed on before, or that a person took up, stays as it is. */
  const onward = async (council: Council, id: string, program: Program): Promise<AlertRecord> => {
    const find = () => store.alerts.find({ council: council.id, id });
    const alert = await find();
    if (alert.state !== 'draft' || alert.steps.length > 0) return alert;
    try {
      return await handOn(store, council, alert, program.id);
    } catch (error) {
      // The same message at the same time, or a person, was quicker.
      if (error instanceof Problem && overtaken.has(error.code)) return find();
      throw error;
    }
  };

  const begin = async ({
    council: id,
    program,
    body,
  }: Call<'newServiceAlert'>): Promise<ServiceAlertAnswer> => {
    const council = await parts.councils.get(id);
    checkOwn(body.services, program, council);
    const name = { council: id, program: program.id, given: body.id };
    const words = digest(JSON.stringify(body));
    const before = await store.programAlerts.find(name);
    if (before === null) {
      const draft = draftOf(body);
      checkComplete({ ...draft, type: 'alert' }, council, clock.now());
      const places = await makeShapes(await parts.extents.of(id), draft);
      await checkReach(id, draft, places);
      const source = { from: 'key' as const, notes: [] };
      const made = { council: id, id: newId(clock.now()), author: program.id };
      const alert = { ...made, draft, places, source };
      await store.programAlerts.take({ name, digest: words, alert });
    }
    const taken = before ?? (await store.programAlerts.find(name));
    if (taken === null || taken.digest !== words) throw new Problem('alert-id-reused');
    return answer(body.id, await onward(council, taken.alert, program));
  };

  /** Begins a further version, unless the same is being begun under its name meanwhile. */
  const proceed = async (
    council: Council,
    id: string,
    program: Program,
    told: Omit<Call<'serviceProgress'>['body'], 'id'>,
    taking: { readonly name: GivenName; readonly digest: string },
  ): Promise<ProgramAlert> => {
    const of = council.id;
    const alert = await store.alerts.find({ council: of, id });
    const now = clock.now();
    const type: NewVersionArgs['type'] = told.resolved ? 'all-clear' : 'update';
    const newest = judgeVersion(alert, type, council, now);
    const from = draftFrom(await store.alerts.find({ council: of, id: newest.id }), type, now);
    checkOwn(from.services, program, council);
    const draft = { ...from, texts: told.texts, expiresAt: told.expiresAt ?? from.expiresAt };
    checkComplete({ ...draft, type }, council, now);
    const places = await makeShapes(await parts.extents.of(of), draft);
    const version: NewVersionArgs = {
      ...{ council: of, of: id, id: newId(now), author: program.id, type, draft, places },
      ...{ seen: alert.versions.length, source: 'key' },
    };
    return store.programAlerts.goOn({ ...taking, line: alert.line, version });
  };

  const goOn = async ({
    council: of,
    id,
    program,
    body,
  }: Call<'serviceProgress'>): Promise<ServiceAlertAnswer> => {
    const council = await parts.councils.get(of);
    const given = await store.programAlerts.nameOf({
      ...{ council: of, program: program.id, alert: id },
    });
    if (given === null) throw new Problem('alert-unknown');
    const { id: own, ...told } = body;
    const words = digest(JSON.stringify(told));
    const name = { council: of, program: program.id, given: `${given}/${own ?? words}` };
    const find = () => store.programAlerts.find(name);
    const taken =
      (await find()) ??
      (await proceed(council, id, program, told, { name, digest: words }).catch(
        async (error: unknown) => {
          // The same message at the same time was quicker.
          const before = error instanceof Problem ? await find() : null;
          if (before === null) throw error;
          return before;
        },
      ));
    if (taken.digest !== words) throw new Problem('alert-id-reused');
    return answer(given, await onward(council, taken.alert, program));
  };

  /** Counts what a program asks, and writes down what it is refused. */
  const asked = async <T>(program: Program, act: () => Promise<T>): Promise<T> => {
    parts.counted(program.id);
    return noteProgramRefusal(parts.record, program, act);
  };
  return {
    newServiceAlert: (call) => asked(call.program, () => begin(call)),
    serviceProgress: (call) => asked(call.program, () => goOn(call)),
  };
};
