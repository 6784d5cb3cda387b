// What the entries of a history are called, and how long they last.

export const KINDS = { ACTIVITY: 'Activity', CHILD: 'Sub-orchestration', TIMER: 'Timer', MARK: 'Event' };

const WORK = { OPEN: 'running', COMPLETED: 'completed', FAILED: 'failed' };

export const STATES = { ACTIVITY: WORK, CHILD: WORK, TIMER: { OPEN: 'not fired', COMPLETED: 'fired' } };

/** In milliseconds; null for a moment, and for what has no end yet. */
export function lasts({ kind, start, end }) {
  return kind === 'MARK' || end === null ? null : Math.max(0, new Date(end) - new Date(start));
}
