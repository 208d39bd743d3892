import type { CouncilView, Me } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PreparedAnswers } from './chat/answers/prepared.js';
import { Inbox } from './chat/inbox.js';
import { fetchCouncils, keepCouncils } from './councils/councils.js';
import { RelayClock } from './ground/clock.js';
import { newSenderId } from './ground/ids.js';
import { Kept } from './ground/kept.js';
import { createApi, type Api } from './link/api.js';
import { asRefusal } from './link/refusal.js';
import { createLink } from './link/socket.js';
import { councilsFor } from './people/acts.js';
import type { SignedInEvent } from './people/sign-in.js';
import type { Session } from './session.js';
import { t } from './text/text.js';
import { hush } from './ui/announce.js';
import { setTitle } from './ui/title.js';
import { View } from './ui/view.js';
import './people/sign-in.js';
import './shell/shell.js';

/** The whole desk: signs in, shows the shell, and comes back to signing in when a session ends. */
@customElement('bellman-desk')
export class BellmanDesk extends View {
  @state() private session: Session | undefined;
  @state() private signedOut = false;
  @state() private problem = '';
  readonly #kept = new Kept(sessionStorage);
  readonly #api: Api = createApi(() => this.#expire());
  #renew: () => Promise<void> = async () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  override render(): TemplateResult {
    return html`${this.#entrance()}
    ${
      this.session && this.problem
        ? html`<p class="problem" role="alert">${this.problem}</p>`
        : nothing
    }
    ${
      this.session
        ? html`<desk-shell
          .session=${this.session}
          ?hidden=${this.signedOut}
          @bellman-sign-out=${this.#signOut}
          @bellman-settings-saved=${() => this.#renew()}
          @bellman-me-changed=${this.#meAnew}
        ></desk-shell>`
        : nothing
    }`;
  }

  #entrance(): TemplateResult | typeof nothing {
    if (this.signedOut)
      return html`<main class="entrance">
        <desk-sign-in
          .api=${this.#api}
          .expired=${this.session !== undefined}
          @bellman-signed-in=${this.#signedIn}
        ></desk-sign-in>
      </main>`;
    if (this.session) return nothing;
    return html`<main class="entrance">
      <div class="page page--narrow">
        <h1>${t('desk.name')}</h1>
        ${
          this.problem
            ? html`<p class="problem" role="alert">${this.problem}</p>
              <button class="button" @click=${() => this.#start()}>${t('desk.tryAgain')}</button>`
            : html`<p class="quiet">${t('desk.loading')}</p>`
        }
      </div>
    </main>`;
  }

  async #start(): Promise<void> {
    this.problem = '';
    try {
      await this.#enter(await this.#api.call('me', {}));
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code !== 'sign-in-needed') this.problem = refusal.message;
    }
  }

  /** The form is gone, and the focus with it. */
  readonly #signedIn = async ({ me }: SignedInEvent): Promise<void> => {
    await this.#enter(me);
    await this.updateComplete;
    await this.querySelector('desk-shell')?.focusStart();
  };

  /** Somebody is signed in: the same person goes on where they were, another one begins anew. */
  async #enter(me: Me): Promise<void> {
    if (this.session?.me.id === me.id) {
      this.signedOut = false;
      // What they may do can be otherwise by now.
      this.session = { ...this.session, me };
      this.session.link.connect();
      return;
    }
    this.#leave();
    const before = this.#kept.get('who');
    if (before !== me.id) this.#kept.clear();
    // A chat that somebody else had open is none that this person asked to read.
    if (before !== undefined && before !== me.id) this.#forgetPlace();
    this.#kept.set('who', me.id);
    try {
      this.#begin(me, await fetchCouncils(this.#api, me));
    } catch (thrown) {
      this.signedOut = false;
      this.problem = asRefusal(thrown).message;
    }
  }

  #begin(me: Me, councils: Map<string, CouncilView>): void {
    const link = createLink(() => this.#expire());
    const clock = new RelayClock();
    const parts = { link, me, clock, kept: this.#kept, newId: newSenderId };
    const inbox = new Inbox(parts);
    if (councilsFor(me, 'chat.see').length > 0) inbox.start();
    const prepared = new PreparedAnswers(this.#api, clock);
    const choices = new Kept(localStorage, me.id);
    const session = { ...parts, councils, api: this.#api, inbox, prepared, choices };
    this.session = session;
    // Names, colours and services are shown as they are now: whatever is drawn is drawn anew.
    this.#renew = keepCouncils(session, councils, () => {
      if (this.session?.link === link) this.session = { ...this.session };
    });
    this.signedOut = false;
    link.connect();
  }

  /** The session has ended under somebody's hands: everything they wrote stays where it is. */
  #expire(): void {
    this.session?.link.close();
    this.querySelector('desk-shell')?.forget();
    hush();
    this.signedOut = true;
    setTitle(t('signIn.title'));
  }

  readonly #signOut = async (): Promise<void> => {
    try {
      await this.#api.call('signOut', {});
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      // While the relay cannot be told, the session is not over, and must not seem to be.
      if (refusal.code !== 'sign-in-needed') {
        this.problem = refusal.message;
        return;
      }
    }
    this.problem = '';
    this.#leave();
    hush();
    this.#kept.clear();
    this.#forgetPlace();
    this.session = undefined;
    this.signedOut = true;
    setTitle(t('signIn.title'));
    await this.focusOn('h1');
  };

  /** What somebody changed about themselves shows at once. */
  readonly #meAnew = async (): Promise<void> => {
    const { session } = this;
    try {
      const me = await this.#api.call('me', {});
      if (session && this.session?.me.id === me.id) this.session = { ...this.session, me };
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  };

  #forgetPlace(): void {
    history.replaceState(null, '', location.pathname);
  }

  #leave(): void {
    this.session?.inbox.stop();
    this.session?.link.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bellman-desk': BellmanDesk;
  }
}
