import { define } from './elements/register.js';

define();
