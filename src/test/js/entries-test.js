import { durationOf } from './entries.js';

const START = '2026-11-29T12:00:00Z';

test('the duration of an entry is from its start to its end', () => {
  equal(durationOf({ start: START, end: '2026-11-29T12:00:01.500Z' }), 1_500);
});

test('an entry without an end has no duration', () => {
  equal(durationOf({ start: START, end: null }), null);
});

test('clocks of two machines give no negative duration', () => {
  equal(durationOf({ start: START, end: '2026-11-29T11:59:59Z' }), 0);
});
