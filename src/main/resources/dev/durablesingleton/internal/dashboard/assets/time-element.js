// Elements that show a time, in the browser's time zone.

import { el } from './dom.js';
import { duration } from './times.js';

const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium' });

/** Makes a <time> show the local time, with the exact time on hover. */
export function fillTime(node, iso) {
  const text = FULL.format(new Date(iso));
  if (node.dateTime !== iso) {
    node.dateTime = iso;
    node.title = iso;
    node.textContent = text;
  }
  return node;
}

/** Creates a <time> that shows the offset from `from`, with the exact time on hover. */
export function timeAfter(from, iso) {
  const after = Math.max(0, Date.parse(iso) - Date.parse(from));
  return el('time', { datetime: iso, title: iso }, `+ ${duration(after)}`);
}
