import { durationOf } from './entries.js';

const START = '2026-11-29T12:00:00Z';

test('the duration of an entry is from its start to its end', () => {
  equal(durationOf({ kind: 'ACTIVITY', start: START, end: '2026-11-29T12:00:01.500Z' }), 1_500);
});

test('a mark and an entry that has not ended have no duration', () => {
  equal(durationOf({ kind: 'MARK', start: START, end: null }), null);
  equal(durationOf({ kind: 'CHILD', start: START, end: null }), null);
});

test('clocks of two machines give no negative duration', () => {
  equal(durationOf({ kind: 'ACTIVITY', start: START, end: '2026-11-29T11:59:59Z' }), 0);
});
