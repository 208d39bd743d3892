import { Problem } from '@bellman/protocol';
import { drain } from './drain.js';
import { express, type Router } from './express.js';

/**
 * `/c/{council}/alerts/email/{token}`, which List-Unsubscribe names: a mail program POSTs to it in
 * one step (RFC 8058), without a cookie or an origin; a person who opens it is led to the page that
 * asks first. Nothing changes by a GET, which scanners of mail send, too.
 * @param stop throws Problem `email-link-old` where no more comes already
 */
export const oneClick = (stop: (council: string, token: string) => Promise<void>): Router => {
  const router = express.Router({ strict: true });
  router.post('/:council/alerts/email/:token', async (request, response) => {
    response.locals['route'] = 'oneClick';
    drain(request);
    const { council, token } = request.params;
    try {
      await stop(council, token);
    } catch (error) {
      // Somebody was quicker, or it was repeated: no more comes, which is what was asked for.
      if (!(error instanceof Problem) || error.code !== 'email-link-old') throw error;
    }
    response.set('Cache-Control', 'no-store').type('text/plain').send('No more will come.\n');
  });
  router.get('/:council/alerts/email/:token', (request, response) => {
    response.locals['route'] = 'oneClick';
    const { council, token } = request.params;
    const path = `/c/${encodeURIComponent(council)}/alerts/email#${encodeURIComponent(token)}`;
    response.set('Cache-Control', 'no-store').redirect(302, path);
  });
  return router;
};
