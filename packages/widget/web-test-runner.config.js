import config from '../../web-test-runner.config.js';

/** The widget's tests alone: `npx wtr` in this folder, after a build. */
export default { ...config, groups: config.groups.filter(({ name }) => name === 'widget') };
