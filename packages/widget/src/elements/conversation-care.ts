/** What a chat under way needs at a moment's notice, in one piece so that it is there by then. */
import './conversation-hidden.js';
import './danger.js';
import './exit.js';
import './idle.js';
