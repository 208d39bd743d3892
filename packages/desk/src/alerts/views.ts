/** The views of alerts that everybody opens, which are fetched together; writing one is fetched when it is begun. */
import './alert.js';
import './list.js';
