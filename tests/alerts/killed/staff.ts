import type { AlertDraft, AlertReport, StaffAlert } from '@bellman/protocol';

/** Somebody signed in at the demo's desk, over REST alone. */
export interface Staff {
  ask<T>(method: string, path: string, body?: object): Promise<T>;
}

/** @param path below `/api/v1` */
const call = async (
  relay: string,
  [method, path]: readonly [string, string],
  headers: Record<string, string>,
  body?: object,
): Promise<Response> => {
  const answer = await fetch(`${relay}/api/v1${path}`, {
    method,
    headers: { origin: relay, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
};

/** Follows a place of Hart's with a browser's channel. */
export const follow = async (
  relay: string,
  postcode: string,
  channel: { endpoint: string; keys: { p256dh: string; auth: string } },
): Promise<void> => {
  const body = { places: [{ postcode }], services: [], channel };
  await (await call(relay, ['POST', '/councils/hart/followers'], {}, body)).arrayBuffer();
};

/** Signs one of the demo's people in. */
export const signIn = async (relay: string, name: string): Promise<Staff> => {
  const email = `${name}@hart.example`;
  const answer = await call(relay, ['POST', '/session'], {}, { email, password: 'bellman-demo' });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    ask: async <T>(method: string, path: string, body?: object) =>
      (await (await call(relay, [method, `/desk/hart/${path}`], { cookie }, body)).json()) as T,
  };
};

/** Writes an alert to the wards of these names, and has it approved by a second person. */
export const sendAlert = async (relay: string, wards: readonly string[]): Promise<string> =>
  sendAlertAs([await signIn(relay, 'pat'), await signIn(relay, 'alex')], wards);

/** The same by people who are signed in: who writes it, and who approves. */
export const sendAlertAs = async (
  [pat, alex]: readonly [Staff, Staff],
  wards: readonly string[],
): Promise<string> => {
  const areas = await pat.ask<{ code: string; name: string }[]>('GET', 'areas');
  const where = areas
    .filter(({ name }) => wards.includes(name))
    .map(({ code }) => ({ type: 'area' as const, code }));
  const en = { headline: 'Fleet Brook rises', what: 'Move uphill.', instruction: 'Leave now.' };
  const cy = { headline: 'Mae Fleet Brook yn codi', what: 'Ewch i fyny.', instruction: 'Nawr.' };
  const draft = {
    ...{ kind: 'emergency', severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' },
    ...{ texts: { en, cy }, where, services: [] },
    expiresAt: Date.now() + 4 * 3_600_000,
  } satisfies Partial<AlertDraft>;
  const made = await pat.ask<StaffAlert>('POST', 'alerts', draft);
  const step = (staff: Staff, event: string, more: object = {}) =>
    staff.ask<StaffAlert>('POST', `alerts/${made.id}/steps`, {
      ...{ event, revision: made.revision, ...more },
    });
  await step(pat, 'submit');
  await step(alex, 'approve', { hash: made.hash, understood: true });
  return made.id;
};

/** How an alert stands and what became of it. */
export const standing = async (relay: string, id: string) => {
  const pat = await signIn(relay, 'pat');
  const { state } = await pat.ask<StaffAlert>('GET', `alerts/${id}`);
  return { state, report: await pat.ask<AlertReport>('GET', `alerts/${id}/report`) };
};
