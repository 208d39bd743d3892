import { define } from './ground/register.js';

define();
