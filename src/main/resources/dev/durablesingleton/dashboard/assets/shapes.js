// How an entry of a history is drawn, and told in words.

import { KINDS, STATES, lasts } from './entries.js';
import { svg } from './dom.js';
import { duration } from './times.js';

const THINNEST = 4;

/** A bar up to the entry's end, or to `now` if it has none yet, or a mark. */
export function shape(entry, scale, now, top) {
  const x = scale.x(Date.parse(entry.start));
  if (entry.kind === 'MARK') {
    return svg('path', { class: 'shape', d: `M${x} ${top + 5}l6 7l-6 7l-6 -7z` });
  }
  // A timer that has not fired is drawn as far as time has come.
  const end = entry.end === null ? now : Math.min(now, Date.parse(entry.end));
  return svg('rect', {
    class: 'shape', x, y: top + 5, width: Math.max(THINNEST, scale.x(end) - x), height: 14, rx: 3,
  });
}

/** What hover, focus and screen readers tell, in parts. */
export function summary(entry) {
  const took = lasts(entry);
  return [
    `${KINDS[entry.kind]} ${entry.name}`,
    entry.state ? STATES[entry.kind][entry.state] : null,
    took === null ? null : duration(took),
    entry.input === null ? null : `input ${shortened(entry.input)}`,
    entry.failure === null ? null : `failure ${shortened(entry.failure)}`,
    entry.result === null ? null : `result ${shortened(entry.result)}`,
  ].filter(part => part !== null);
}

const shortened = text => (text.length > 100 ? text.slice(0, 99) + '…' : text);
