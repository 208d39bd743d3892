import type { Language, PublicAlert } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import { markup, paragraphs, type Html } from '../ground/html.js';
import { mailFacts } from './mail-facts.js';
import { sentText } from './sent-text.js';

/** An alert as an e-mail says it. */
export interface AlertMail {
  readonly subject: string;
  readonly text: string;
  /** A whole HTML document. */
  readonly html: string;
  readonly language: Language;
}

/** What of an e-mail is its reader's own. */
export interface MailTo {
  /** As the follower chose; English where the alert is not written in it. */
  readonly language: Language;
  /** The alert's own page. */
  readonly page: string;
  /** Where no more is asked for; left out in a preview. */
  readonly stop?: string;
}

/**
 * An alert as an e-mail, with the facts that its page shows, in text and in plain HTML without
 * pictures. Whoever reads Welsh finds the
 * English beneath it, as on the council's letters; others get English alone.
 */
export const alertMail = (alert: PublicAlert, council: Council, to: MailTo): AlertMail => {
  const first = sentText(alert, to.language, council);
  const others: Language[] = first.language === 'cy' ? ['en'] : [];
  const parts = [first, ...others.map((language) => sentText(alert, language, council))].map(
    (part) => ({ ...part, ...mailFacts(alert, council, part) }),
  );
  const subject = parts[0]?.title ?? first.headline;
  const { say } = first;
  const why = say('mail.why', { council: council.name });

  const text = [
    ...parts.map((part) =>
      [
        part.title,
        part.kind.join('\n'),
        part.what,
        part.instruction,
        part.facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
        part.sentFor,
        alert.link === '' ? '' : `${part.say('mail.more')} ${alert.link}`,
        alert.exercise ? part.say('exercise.note') : '',
        `${part.say('mail.page')}\n${to.page}?lang=${part.language}`,
      ]
        .filter((words) => words !== '')
        .join('\n\n'),
    ),
    [why, ...(to.stop === undefined ? [] : [`${say('mail.stop')} ${to.stop}`])].join('\n'),
  ].join('\n\n---\n\n');

  const article = (part: (typeof parts)[number]): Html => {
    const page = `${to.page}?lang=${part.language}`;
    return markup`<article lang="${part.language}">
        <h1>${part.title}</h1>
        ${part.kind.map((words) => markup`<p><strong>${words}</strong></p>`)}
        ${paragraphs(part.what)}
        ${paragraphs(part.instruction)}
        ${part.facts.map(([name, value]) => markup`<p>${name}: ${value}</p>`)}
        ${part.sentFor === '' ? null : markup`<p>${part.sentFor}</p>`}
        ${alert.link === '' ? null : markup`<p>${part.say('mail.more')} <a href="${alert.link}">${alert.link}</a></p>`}
        ${alert.exercise ? markup`<p><strong>${part.say('exercise.note')}</strong></p>` : null}
        <p>${part.say('mail.page')} <a href="${page}">${page}</a></p>
      </article>`;
  };
  const html = markup`<!doctype html>
<html lang="${first.language}">
  <head><meta charset="utf-8"><title>${subject}</title></head>
  <body>
    <main>
      ${parts.map(article)}
    </main>
    <hr>
    <p>${why}</p>
    ${to.stop === undefined ? null : markup`<p>${say('mail.stop')} <a href="${to.stop}">${to.stop}</a></p>`}
  </body>
</html>
`.text;
  return { subject, text: `${text}\n`, html, language: first.language };
};
