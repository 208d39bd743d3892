import { Category, Problem, type CapAnswer, type PartnerDraft } from '@bellman/protocol';
import { createProgramCount } from '../alerts/program-count.js';
import { receiveRoutes } from '../alerts/cap/receive.js';
import type { Reply } from '../http/route.js';
import { digest, newId } from '../ground/ids.js';
import type { Program } from '../http/program.js';
import type { Store } from '../store/store.js';
import type { AlertDesk } from './alert-desk.js';

/** A partner with a key for CAP messages. */
export interface TestPartner {
  readonly id: string;
  readonly program: Program;
  readonly key: string;
}

/** Makes one that may speak of everything in all areas of a council, or of `more`. */
export const makePartner = async (
  store: Store,
  council: string,
  more: Partial<PartnerDraft> = {},
): Promise<TestPartner> => {
  const id = newId();
  const areas = (await store.areas.list({ council })).map(({ code }) => code);
  const draft = { name: 'Police', areas, categories: [...Category.options], staff: [], ...more };
  await store.partners.add({ ...draft, id, council, by: newId(), councilName: council });
  const key = `bellman_${newId()}`;
  const given = { name: 'Control room', purpose: 'cap' as const, partner: id, services: [] };
  const { id: program } = await store.programs.add({
    ...{ ...given, id: newId(), council, hash: digest(key), by: newId() },
  });
  return { id, key, program: { ...given, id: program, council } };
};

/** What a message became: the draft's id, or the refusal's code and params. */
export type Received = { readonly alert: string } | { readonly code: string; readonly why: string };

/** Hands messages to the relay as the check room does. */
export const receiving = (desk: AlertDesk) => {
  const { newCap } = receiveRoutes({
    ...{ ...desk, baseUrl: () => 'https://alerts.example' },
    counted: createProgramCount(desk.clock),
    record: (line) => desk.store.audit.append(line),
  });
  return async (
    { program }: TestPartner,
    message: string | Buffer,
    charset: string | null = null,
  ): Promise<Received> => {
    const bytes = typeof message === 'string' ? Buffer.from(message) : message;
    const { council } = program;
    try {
      const reply = await newCap({
        ...{ council, program, body: { bytes, charset }, id: '', bearer: '', conversation: '' },
        ...{ address: '192.0.2.1', language: 'en', before: null },
        get staff(): never {
          throw new Error('Nobody is signed in');
        },
      });
      return { alert: ((reply as Reply).body as CapAnswer).alert };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { code: error.code, why: error.view.title };
    }
  };
};
