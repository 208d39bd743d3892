import { openChooser } from '@bellman/server/testing/choose';
import { takePart } from './side.js';

/** The relay's own: a covering index, an exact test with edges in rows of latitude, pages. */
takePart(async ({ folder, url, ring }) => {
  const { choose } = await openChooser({ folder, ...(url === undefined ? {} : { url }) });
  return () => choose('hart', [[ring]]);
});
