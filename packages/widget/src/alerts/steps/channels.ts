import type { FollowerView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { link } from './frame.js';
import type { View } from './view.js';
import { canPush } from './ways.js';

type Channel = FollowerView['channels'][number];

/** A phone or an address in words. */
const channelWords = ({ text, signUp }: View, { id, kind, at }: Channel): string => {
  if (kind === 'email') return text.t('alerts.channel.email', { at });
  return text.t(signUp.state.channel === id ? 'alerts.channel.here' : 'alerts.channel.push', {
    at,
  });
};

/** Where alerts come to, and what can be added or taken off. */
export const channels = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const { follower, here } = signUp.state;
  const all = follower?.channels ?? [];
  const one = (channel: Channel): TemplateResult => {
    const words = channelWords(view, channel);
    const waits = channel.kind === 'email' && !channel.proven;
    return html`<li>
      <span>${words}${waits ? html`<br />${text.t('alerts.channel.waits')}` : nothing}</span>
      ${
        all.length > 1
          ? link(
              text.t('alerts.channel.drop'),
              () => void signUp.dropChannel(channel.id, words),
              text.t('alerts.channel.drop.name', { what: words }),
            )
          : nothing
      }
    </li>`;
  };
  const hasEmail = all.some(({ kind }) => kind === 'email');
  return html`<h4>${text.t('alerts.channels')}</h4>
    <ul class="rows">
      ${all.map(one)}
    </ul>
    ${
      here === 'none' && canPush(view)
        ? html`<p>${link(text.t('alerts.channel.add.here'), () => signUp.show('turn-on'))}</p>`
        : nothing
    }
    ${
      council.mail && !hasEmail
        ? html`<p>${link(text.t('alerts.channel.add.email'), () => signUp.show('email'))}</p>`
        : nothing
    }`;
};
