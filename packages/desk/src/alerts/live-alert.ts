import type { AlertProgress, StaffAlert } from '@bellman/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asRefusal, type Refusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import type { AlertName } from './drafting.js';

/**
 * The alert on screen, kept in step with the relay. While it is sent, the counts are put in as
 * they come; when its state or revision moves, it is read anew, since what one may do has changed.
 */
export class LiveAlert implements ReactiveController {
  alert: StaffAlert | undefined;
  #name: AlertName | undefined;
  #stop: () => void = () => undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: () => Session,
    private readonly onRefusal: (refusal: Refusal) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const { link } = this.session();
    const stops = [
      link.on('alert', (news) => this.#news(news)),
      link.onConnection((connected) => connected && void this.read()),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Shows another alert. */
  async open(name: AlertName): Promise<void> {
    this.#name = name;
    this.alert = undefined;
    await this.read();
  }

  /** Reads it anew. */
  async read(): Promise<void> {
    const name = this.#name;
    if (!name) return;
    try {
      const alert = await this.session().api.call('deskAlert', {
        council: name.council,
        id: name.id,
      });
      if (this.#name === name) this.put(alert);
    } catch (thrown) {
      this.onRefusal(asRefusal(thrown));
    }
  }

  /** Shows what the relay answered to a step. */
  put(alert: StaffAlert): void {
    this.alert = alert;
    this.host.requestUpdate();
  }

  #news({ alert: id, state, revision, counts }: AlertProgress): void {
    const { alert } = this;
    if (!alert || alert.id !== id) return;
    // What somebody is reading to approve is not changed under their eyes: its hash would no
    // longer be that of what they read. The relay refuses the old one, and they read it again.
    if (alert.may.includes('approve') && state === 'submitted') return;
    if (alert.state !== state || alert.revision !== revision) {
      if (alert.state !== state)
        announce(t('alert.stateSay', { state: t(`alert.state.${state}`) }));
      void this.read();
    }
    this.put({ ...alert, counts });
  }
}
