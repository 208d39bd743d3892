import type { AlertDraft, AlertStep, StaffAlert } from '@bellman/protocol';

type Draft = Partial<AlertDraft>;

/** Somebody of the council's who works with alerts by REST, as the desk does. */
export class AlertsDesk {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Signs in; the demo's password unless another is given. */
  static async signIn(url: string, email: string, password = 'bellman-demo'): Promise<AlertsDesk> {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ email, password }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (!response.ok || cookie === undefined) throw new Error(`${email} could not sign in`);
    return new AlertsDesk(url, cookie.split(';')[0] ?? '');
  }

  /** Asks one of Hart's addresses. Throws with the refusal's code where it is refused. */
  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/desk/hart/${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: this.url, cookie: this.cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { code?: string };
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${answer.code}`);
    return answer;
  }

  alert(id: string): Promise<StaffAlert> {
    return this.ask('GET', `alerts/${id}`);
  }

  draft(draft: Draft): Promise<StaffAlert> {
    return this.ask('POST', 'alerts', draft);
  }

  /** A further version of a line, with these changes. */
  async version(
    alert: StaffAlert,
    type: 'update' | 'correction' | 'all-clear',
    change: Draft,
  ): Promise<StaffAlert> {
    const draft = await this.ask<StaffAlert>('POST', `alerts/${alert.id}/versions`, { type });
    const { revision } = draft;
    return this.ask('PUT', `alerts/${draft.id}`, { ...draft, ...change, revision });
  }

  step(alert: StaffAlert, step: Partial<AlertStep>): Promise<StaffAlert> {
    const { revision, hash } = alert;
    return this.ask('POST', `alerts/${alert.id}/steps`, { revision, hash, ...step });
  }
}
