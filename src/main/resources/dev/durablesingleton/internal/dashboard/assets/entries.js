// Names of the timeline's entries and states, and the duration of an entry.

export const KINDS = { ACTIVITY: 'Activity', CHILD: 'Sub-orchestration', TIMER: 'Timer', MARK: 'Event' };

const WORK = { OPEN: 'running', COMPLETED: 'completed', FAILED: 'failed' };

export const STATES = { ACTIVITY: WORK, CHILD: WORK, TIMER: { OPEN: 'not fired', COMPLETED: 'fired' } };

/** Duration of an entry in milliseconds; null for a mark, and for an entry that has not ended. */
export function durationOf({ kind, start, end }) {
  return kind === 'MARK' || end === null ? null : Math.max(0, new Date(end) - new Date(start));
}
