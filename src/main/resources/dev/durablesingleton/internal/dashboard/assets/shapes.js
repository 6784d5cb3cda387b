// Drawing and text summary of a row of the timeline.

import { KINDS, STATES, durationOf, isPoint } from './entries.js';
import { endOf } from './family-rows.js';
import { svg } from './dom.js';
import { duration } from './times.js';

const MIN_WIDTH = 4;

/** A mark, or a bar up to the entry's end. */
export function shape(row, scale, top) {
  const x = scale.x(Date.parse(row.entry.start));
  if (isPoint(row.entry)) {
    return svg('path', { class: 'shape', d: `M${x} ${top + 5}l6 7l-6 7l-6 -7z` });
  }
  return svg('rect', {
    class: 'shape', x, y: top + 5, width: Math.max(MIN_WIDTH, scale.x(endOf(row)) - x), height: 14, rx: 3,
  });
}

/** Parts of the text for screen readers. */
export function summary(entry) {
  const took = durationOf(entry);
  return [
    `${KINDS[entry.kind]} ${entry.name}`,
    entry.kind === 'CHILD' ? entry.instanceId : null,
    entry.state ? STATES[entry.kind][entry.state] : null,
    took === null ? null : duration(took),
    entry.input === null ? null : `input ${shortened(entry.input)}`,
    entry.failure === null ? null : `failure ${shortened(entry.failure)}`,
    entry.result === null ? null : `result ${shortened(entry.result)}`,
  ].filter(part => part !== null);
}

const shortened = text => (text.length > 100 ? text.slice(0, 99) + '…' : text);
