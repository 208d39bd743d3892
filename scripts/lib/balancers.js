import { existsSync } from 'node:fs';
import { wantDebian } from './debian.js';

/** Where the balancers' tests look for them, too (tests/nodes/balancer-process.ts). */
const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** @param {string} name */
const isThere = (name) => FOLDERS.some((folder) => existsSync(`${folder}/${name}`));

/** nginx and HAProxy for the tests of `examples/balancer`. */
export const wantBalancers = () =>
  wantDebian({
    what: 'nginx and HAProxy',
    tests: 'the balancers’ examples',
    packages: ['nginx-light', 'haproxy'],
    isThere: () => isThere('nginx') && isThere('haproxy'),
  });
