import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const packages = fileURLToPath(new URL('../../../', import.meta.url));

/** Folders that the relay serves files from, absolute. */
export const folders = {
  widget: join(packages, 'widget', 'bundle'),
  desk: join(packages, 'desk', 'bundle'),
  /** The relay's own few files: styles of its plain pages. */
  own: join(packages, 'server', 'static'),
  site: join(packages, '..', 'examples', 'council-site'),
  /** govuk-frontend's built files; it is there for the demo only, so it is asked for late. */
  govuk: (): string =>
    join(dirname(require.resolve('govuk-frontend/package.json')), 'dist', 'govuk'),
} as const;

/** The widget's version, which is part of its immutable addresses. */
export const widgetVersion = (): string => {
  const file: unknown = JSON.parse(readFileSync(join(packages, 'widget', 'package.json'), 'utf8'));
  if (typeof file === 'object' && file !== null && 'version' in file) return String(file.version);
  throw new Error('packages/widget/package.json has no version');
};
