// Drawing and text summary of a timeline entry.

import { KINDS, STATES, durationOf } from './entries.js';
import { svg } from './dom.js';
import { duration } from './times.js';

const MIN_WIDTH = 4;

/** A mark, or a bar up to the entry's end, at most up to `now`. */
export function shape(entry, scale, now, top) {
  const x = scale.x(Date.parse(entry.start));
  if (entry.kind === 'MARK') {
    return svg('path', { class: 'shape', d: `M${x} ${top + 5}l6 7l-6 7l-6 -7z` });
  }
  // A timer that is not due yet ends at the current time.
  const end = entry.end === null ? now : Math.min(now, Date.parse(entry.end));
  return svg('rect', {
    class: 'shape', x, y: top + 5, width: Math.max(MIN_WIDTH, scale.x(end) - x), height: 14, rx: 3,
  });
}

/** Parts of the text for screen readers. */
export function summary(entry) {
  const took = durationOf(entry);
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
