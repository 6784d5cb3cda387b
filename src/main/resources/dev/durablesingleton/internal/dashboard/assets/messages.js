// Error messages, and announcements for screen readers.

import { byId, setText } from './dom.js';

/** Announces a text to screen readers; it is visible elsewhere on the page. */
export function announce(text) {
  setText(byId('announcement'), text);
}

/** Shows an error; an empty text hides it. */
export function showError(text) {
  setText(byId('error'), text);
  byId('error').hidden = text === '';
}
