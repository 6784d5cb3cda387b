import { axis } from './axis.js';

const NOON = Date.parse('2026-11-29T12:00:00Z');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

test('the start is at the left and the end at the right', () => {
  const { x } = axis(NOON, NOON + 10 * SECOND, 100, 900);

  equal([x(NOON), x(NOON + 5 * SECOND), x(NOON + 10 * SECOND)], [100, 500, 900]);
});

test('a time outside of the axis is at its nearer end', () => {
  const { x } = axis(NOON, NOON + SECOND, 100, 900);

  equal([x(NOON - HOUR), x(NOON + HOUR)], [100, 900]);
});

test('an axis without a duration has one millisecond', () => {
  const { x, ticks } = axis(NOON, NOON, 0, 800);

  equal([x(NOON), x(NOON + 1)], [0, 800]);
  equal(ticks.map(tick => tick.after), [0, 1]);
});

test('ticks are multiples of a round step', () => {
  const afters = (span, width) => axis(NOON, NOON + span, 0, width).ticks.map(tick => tick.after / SECOND);

  equal(afters(10 * SECOND, 800), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  equal(afters(10 * SECOND, 400), [0, 2, 4, 6, 8, 10]);
  equal(afters(70 * SECOND, 400), [0, 15, 30, 45, 60]);
});

test('labels of ticks do not overlap, from a millisecond to years', () => {
  for (const span of [1, 7, 999, 61 * SECOND, HOUR, 30 * HOUR, 1_000 * 24 * HOUR, 9_999 * 24 * HOUR]) {
    const { ticks } = axis(NOON, NOON + span, 0, 640);
    const gaps = ticks.slice(1).map((tick, i) => tick.x - ticks[i].x);
    equal({ span, narrow: gaps.filter(gap => gap < 79.9) }, { span, narrow: [] });
  }
});
