import { duration, toIso } from './times.js';

const MINUTE = 60_000;

test('a duration has at most two units and few digits', () => {
  equal([0, 0.4, 12, 999].map(duration), ['0 ms', '0 ms', '12 ms', '999 ms']);
  equal([1_000, 1_234, 12_340, 59_949].map(duration), ['1 s', '1.23 s', '12.3 s', '59.9 s']);
  equal([MINUTE, 90_000, 200 * MINUTE].map(duration), ['1 min', '1 min 30 s', '3 h 20 min']);
  equal([24 * 60 * MINUTE, 36 * 60 * MINUTE].map(duration), ['1 d', '1 d 12 h']);
});

test('a duration that rounds up to the next unit uses that unit', () => {
  equal([999.6, 59_990, 59.99 * MINUTE, 23.999 * 60 * MINUTE].map(duration), ['1 s', '1 min', '1 h', '1 d']);
});

// PureModulesTest sets the time zone to Europe/Vienna.
test('a local time becomes UTC, in summer and in winter', () => {
  equal(toIso('2026-07-01T12:00'), '2026-07-01T10:00:00.000Z');
  equal(toIso('2026-12-01T12:00:30'), '2026-12-01T11:00:30.000Z');
  equal(toIso(''), '');
});
