import {
  problemView,
  routes,
  type FollowerView,
  type ProblemCode,
  type PublicAlert,
} from '@bellman/protocol';

const fleet = {
  kind: 'ward',
  code: 'E05009355',
  name: 'Fleet Central',
  population: 8_000,
} as const;
const hook = { kind: 'ward', code: 'E05009361', name: 'Hook', population: 7_900 } as const;

/** What a request was: method, path under the council, token, body. */
export interface Seen {
  readonly what: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** A service alert that may be followed. */
const incident: PublicAlert = {
  ...{ id: '01890a5d-ac96-774b-bcce-b302099a8059', line: '01890a5d-ac96-774b-bcce-b302099a8059' },
  ...{ version: 1, type: 'alert', newest: null, exercise: false, followable: true, sentFor: '' },
  ...{ category: 'Infra', kind: 'service', severity: 'Minor', urgency: 'Expected' },
  ...{ certainty: 'Observed', areas: [], services: ['waste'], link: '', state: 'sent' },
  ...{ sentAt: 1, expiresAt: 2, languages: ['en'] },
  texts: { en: { headline: 'Bins are late', what: 'A lorry broke down.', instruction: '' } },
};

type Answer = readonly [status: number, body?: unknown];

/**
 * Answers as the relay does, in place of `fetch`: by protocol's table of routes, and with its
 * schemas for what is sent. It knows one postcode of Hart, GU51 4AE.
 */
export class FakeRelay {
  readonly seen: Seen[] = [];
  /** Refusals to come, by "METHOD path", each used once. */
  readonly refusals = new Map<string, ProblemCode>();
  isDown = false;
  incident = incident;
  follower: FollowerView | null = null;
  /** The one that manages what is followed; another sign-up brings another. */
  token = 'managing-token';
  readonly #fetch = window.fetch;

  install(): void {
    window.fetch = async (input, init) => {
      const address = input instanceof Request ? input.url : input.toString();
      const at = address.indexOf('/api/v1/councils/hart/');
      if (at < 0) return this.#fetch.call(window, input, init);
      if (this.isDown) throw new TypeError('Failed to fetch');
      const [status, body] = this.#answer(address.slice(at + 22), init ?? {});
      return new Response(body === undefined ? null : JSON.stringify(body), { status });
    };
  }

  restore(): void {
    window.fetch = this.#fetch;
  }

  #answer(path: string, init: RequestInit): Answer {
    const what = `${init.method ?? 'GET'} ${path}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const bearer = new Headers(init.headers).get('authorization');
    this.seen.push({ what, token: bearer?.replace('Bearer ', '') ?? null, body });
    const refusal = this.refusals.get(what);
    if (refusal) {
      this.refusals.delete(what);
      return refused(refusal);
    }
    return this.#serve(what, body, bearer === `Bearer ${this.token}`);
  }

  #serve(what: string, body: unknown, isHolder: boolean): Answer {
    if (what === 'GET alerts/incident') return [200, this.incident];
    if (what === 'POST alerts/incident/followers') {
      if (isHolder && this.follower) this.follower = { ...this.follower, alerts: [incident.line] };
      else this.follow({ places: [], services: [], ...(body as Pick<Wish, 'channel'>) });
      return [201, { token: isHolder ? null : this.token, follower: this.follower }];
    }
    if (what === 'DELETE alerts/incident/followers') return [204];
    if (what === 'GET areas') return [200, [fleet, hook]];
    if (what === 'POST places') {
      const { postcode } = body as { postcode: string };
      return postcode.replaceAll(' ', '').toUpperCase() === 'GU514AE'
        ? [200, { postcode: 'GU51 4AE', area: fleet }]
        : refused('postcode-elsewhere', { postcode, council: 'Hart District Council' });
    }
    if (what === 'POST followers') {
      if (!fits(routes.follow.body, body)) return refused('body-wrong-shape');
      this.follow(body as Wish);
      return [201, { token: this.token, follower: this.follower }];
    }
    if (!this.follower || !isHolder) return refused('follower-unknown');
    if (what === 'DELETE followers/self') {
      this.follower = null;
      return [204];
    }
    if (what.startsWith('DELETE followers/self/channels/')) {
      const { channels } = this.follower;
      const left = channels.filter(({ id }) => !what.endsWith(id));
      this.follower = { ...this.follower, channels: left };
      return [204];
    }
    if (what === 'PATCH followers/self') {
      const changes = body as Partial<Wish>;
      const { channels } = this.follower;
      this.follow({ ...wishOf(this.follower), ...changes });
      const added = changes.channel ? [channelOf(changes.channel, 8058 + channels.length)] : [];
      this.follower = { ...this.follower, channels: [...channels, ...added] };
    }
    return [200, this.follower];
  }

  /** Makes the follower that a sign-up or a change asks for. */
  follow(wish: Wish): void {
    const { places, services, language, general, drills, neutral, quiet, channel } = wish;
    this.follower = {
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      places: places.map((place) => ({
        label: place.label ?? '',
        postcode: place.postcode ?? null,
        area: place.postcode ? null : place.area === hook.code ? hook : fleet,
      })),
      services,
      language: language ?? 'en',
      general: general ?? false,
      drills: drills ?? false,
      neutral: neutral ?? false,
      quiet: quiet ?? null,
      alerts: [],
      channels: [channelOf(channel ?? { endpoint: 'https://push.example/1' }, 8058)],
    };
  }
}

type Channel = { endpoint: string } | { email: string };

/** A channel as its holder sees it; `number` ends its id. */
const channelOf = (channel: Channel, number: number): FollowerView['channels'][number] => ({
  id: `01890a5d-ac96-774b-bcce-b302099a${number}`,
  kind: 'email' in channel ? 'email' : 'push',
  at: 'email' in channel ? `${channel.email[0]}…@example.com` : new URL(channel.endpoint).hostname,
  proven: !('email' in channel),
});

interface Wish {
  places: { postcode?: string; area?: string; label?: string }[];
  services: string[];
  language?: 'en' | 'cy';
  general?: boolean;
  drills?: boolean;
  neutral?: boolean;
  quiet?: FollowerView['quiet'];
  channel?: Channel;
}

const wishOf = ({
  id: _id,
  alerts: _alerts,
  channels: _channels,
  ...follower
}: FollowerView): Wish => ({
  ...follower,
  places: follower.places.map(({ label, postcode, area }) =>
    postcode ? { label, postcode } : { label, area: area?.code ?? '' },
  ),
});

const refused = (code: ProblemCode, params?: Record<string, string>): Answer => {
  const view = problemView(code, params);
  return [view.status, view];
};

const fits = (schema: typeof routes.follow.body, value: unknown): boolean => {
  const result = schema['~standard'].validate(value);
  return !('issues' in result && result.issues);
};
