/** The views of alerts, which are fetched together when the first of them is opened. */
import './alert.js';
import './editor.js';
import './list.js';
