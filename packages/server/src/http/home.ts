/** Somebody whom a visitor of the demo may sign in as. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  /** What one can do as them: "Answer chats for Hart and Rushmoor". */
  readonly does: string;
}

/** What the demo's first page tells of. */
export interface DemoGuide {
  readonly password: string;
  readonly people: readonly DemoPerson[];
  readonly councils: readonly { readonly id: string; readonly name: string }[];
}

/** Text as HTML. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page of the relay's own; a language other than English has its skip link in it too. */
export const page = (
  title: string,
  body: string,
  language: 'en' | 'cy' = 'en',
): string => `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(title)}</title>
    <link rel="icon" href="/static/bell.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/static/home.css">
  </head>
  <body>
    <a class="skip" href="#main">${language === 'en' ? 'Skip to main content' : 'Neidio i’r prif gynnwys'}</a>
    <header><div class="width"><img src="/static/bell.svg" alt="" width="32" height="32"> Bellman</div></header>
    <main id="main" class="width">
${body}
    </main>
  </body>
</html>
`;

/** `/` of a relay without the demo: what it is, and nothing about whom it serves. */
export const servicePage = (): string =>
  page(
    'Bellman',
    `      <h1>This is a Bellman relay</h1>
      <p>It carries webchat and alerts for councils. If you are looking for your council, go to its own website.</p>
      <p><a href="/desk/">Sign in to the desk</a> if you work for one of the councils here.</p>`,
  );

/** `/` of the demo: what there is to see, for each kind of person. */
export const demoPage = (guide: DemoGuide): string => {
  const rows = guide.people
    .map(
      ({ name, email, does }) =>
        `            <tr><th scope="row">${escape(name)}</th><td>${escape(does)}</td><td><code>${escape(email)}</code></td></tr>`,
    )
    .join('\n');
  const signUps = guide.councils
    .map(
      ({ id, name }) =>
        `          <li><a href="/c/${escape(id)}/alerts/">Alerts from ${escape(name)}</a></li>`,
    )
    .join('\n');
  return page(
    'Bellman demo',
    `      <h1>Bellman demo</h1>
      <p class="lead">Chat with a council, answer as an adviser, and send an alert that a second person approves. Everything here stays on this machine.</p>
      <section aria-labelledby="residents">
        <h2 id="residents">As a resident</h2>
        <ul>
          <li><a href="/demo/">A council’s website</a> of several pages, with chat from one script tag: <a href="/demo/bins/">bins</a>, <a href="/demo/council-tax/">council tax</a> and <a href="/demo/housing-advice/">housing advice</a></li>
${signUps}
        </ul>
      </section>
      <section aria-labelledby="staff">
        <h2 id="staff">As somebody who works for the council</h2>
        <p><a class="button" href="/desk/">Open the desk</a></p>
        <p>Sign in with any of these emails and the password <code>${escape(guide.password)}</code>. Use a second browser, or a private window, to be two people at once.</p>
        <div class="scrolls" tabindex="0" role="region" aria-labelledby="people">
          <table>
            <caption id="people">Who you can be</caption>
            <thead><tr><th scope="col">Name</th><th scope="col">What you can do</th><th scope="col">Email</th></tr></thead>
            <tbody>
${rows}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="makers">
        <h2 id="makers">As a web team or a developer</h2>
        <p>One tag is the whole installation:</p>
        <pre tabindex="0"><code>${escape('<script type="module" src="/widget/bellman.js" data-council="hart"></script>')}</code></pre>
        <ul>
          <li><a href="/api/openapi.json">The REST interface</a> (OpenAPI)</li>
          <li><a href="/healthz">Health</a>, <a href="/readyz">readiness</a> and <a href="/metrics">metrics</a></li>
        </ul>
      </section>`,
  );
};
