// Names of the timeline's entries and states, and the duration of an entry.

export const KINDS = { ACTIVITY: 'Activity', CHILD: 'Sub-orchestration', TIMER: 'Timer', MARK: 'Event', NOTE: 'Note' };

const WORK = { OPEN: 'running', COMPLETED: 'completed', FAILED: 'failed' };

export const STATES = { ACTIVITY: WORK, CHILD: WORK, TIMER: { OPEN: 'not fired', COMPLETED: 'fired' } };

/** Whether an entry is a point in time. */
export const isPoint = ({ kind }) => kind === 'MARK' || kind === 'NOTE';

/** Duration of an entry in milliseconds; null for a point in time, and for an entry that has not ended. */
export function durationOf({ start, end }) {
  return end === null ? null : Math.max(0, new Date(end) - new Date(start));
}
