// What the page says besides what it shows, for eyes and for screen readers.

import { byId, setText } from './dom.js';

export function say(text) {
  setText(byId('said'), text);
}

/** Shows what went wrong until something goes right; an empty text hides it. */
export function trouble(text) {
  setText(byId('trouble'), text);
  byId('trouble').hidden = text === '';
}
