/** Under this path everything is served as it is, except what the launcher fetches later. */
const WITHOUT_PANEL = '/without-panel';

/** What is fetched later: the panel, and Welsh. */
const LATER = /\/(places|text\/cy)\.js$/;

/**
 * For the tests' web server: a launcher loaded from under `/without-panel` finds that the rest of
 * the widget cannot be fetched, as when the relay goes away between page load and click.
 * @param {{ url: string, path: string, status: number }} context Koa's
 * @param {() => unknown} next
 */
export const withoutPanel = (context, next) => {
  if (!context.url.startsWith(WITHOUT_PANEL)) return next();
  if (LATER.test(context.path)) {
    context.status = 503;
    return undefined;
  }
  context.url = context.url.slice(WITHOUT_PANEL.length);
  return next();
};
