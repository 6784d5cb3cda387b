// What the page says besides what it shows.

import { byId, setText } from './dom.js';

/** To screen readers; eyes see it elsewhere. */
export function say(text) {
  setText(byId('said'), text);
}

/** Shows what went wrong until something goes right; an empty text hides it. */
export function trouble(text) {
  setText(byId('trouble'), text);
  byId('trouble').hidden = text === '';
}
