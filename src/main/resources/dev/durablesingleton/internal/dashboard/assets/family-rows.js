// The entries of an instance and of its open sub-orchestrations, as the rows of a tree.

import { isPoint } from './entries.js';

/**
 * Lists the rows from top to bottom. A row has a unique `key`, the `entry`, the ID of its `owner`, its `depth` from 0, its
 * `position` from 1 among `count` siblings, the time `until` which an entry is drawn that has not ended, and for a
 * sub-orchestration its `childId` and whether it `isOpen`.
 */
export function familyRows(id, history, open, now) {
  return [...rowsOf(history, [id], open, now)];
}

/** The time where a row's entry ends, in milliseconds. A timer that is not due ends with its instance or now. */
export function endOf({ entry, until }) {
  if (isPoint(entry)) {
    return Date.parse(entry.start);
  }
  return entry.end === null ? until : Math.min(until, Date.parse(entry.end));
}

function* rowsOf({ entries, finished }, path, open, now) {
  const until = finished ? lastMoment(entries) : now;
  for (const [i, entry] of entries.entries()) {
    // An instance may have the ID of one above it, which would then be below itself.
    const childId = entry.kind === 'CHILD' && !path.includes(entry.instanceId) ? entry.instanceId : null;
    const isOpen = childId !== null && open.has(childId);
    yield {
      key: [...path, i].join('\n'), entry, owner: path.at(-1), depth: path.length - 1,
      position: i + 1, count: entries.length, until, childId, isOpen,
    };
    if (isOpen) {
      yield* childRows(open.get(childId), entry, [...path, childId], open, now);
    }
  }
}

function childRows(history, parent, path, open, now) {
  return rowsOf(history.message ? { entries: [note(history.message, parent)], finished: true } : history, path, open, now);
}

/** Stands for a history that cannot be read. */
function note(message, { start }) {
  return { kind: 'NOTE', name: message, start, end: null, state: null, input: null, result: null, failure: null, instanceId: null };
}

/** Where a finished history ends. An entry that has not ended does not say. */
function lastMoment(entries) {
  const ends = entries.map(({ start, end, state }) => Date.parse(state === 'OPEN' ? start : end ?? start));
  return ends.reduce((last, end) => Math.max(last, end), -Infinity);
}
