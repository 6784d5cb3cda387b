import { endOf, familyRows } from './family-rows.js';

const NOON = Date.parse('2026-11-29T12:00:00Z');
const at = second => new Date(NOON + second * 1_000).toISOString();
const activity = (name, start, end) => ({ kind: 'ACTIVITY', name, start: at(start), end: end ? at(end) : null, state: end ? 'COMPLETED' : 'OPEN', instanceId: null });
const child = (instanceId, start, end) => ({ ...activity('Child', start, end), kind: 'CHILD', instanceId });
const mark = (name, start) => ({ kind: 'MARK', name, start: at(start), end: null, state: null, instanceId: null });
const running = (...entries) => ({ entries, finished: false });
const finished = (...entries) => ({ entries, finished: true });
const lines = rows => rows.map(row => `${'  '.repeat(row.depth)}${row.owner} ${row.entry.name}`);

test('an open sub-orchestration is below its entry, to any depth', () => {
  const history = finished(mark('Started', 0), child('b', 1, 9), mark('Completed', 9));
  const open = new Map([['b', finished(child('c', 2, 8))], ['c', finished(child('d', 3, 7))], ['d', finished(activity('Work', 4, 5))]]);

  equal(lines(familyRows('a', history, open, NOON)),
    ['a Started', 'a Child', '  b Child', '    c Child', '      d Work', 'a Completed']);
});

test('a closed one shows nothing, also of those that are open below it', () => {
  const history = finished(child('b', 1, 9));
  const rows = familyRows('a', history, new Map([['c', finished(activity('Work', 4, 5))]]), NOON);

  equal(lines(rows), ['a Child']);
  equal(rows.map(({ childId, isOpen }) => [childId, isOpen]), [['b', false]]);
});

test('rows have their place among their siblings, and different keys', () => {
  const rows = familyRows('a', finished(child('b', 1, 9), child('c', 2, 9)), new Map([['b', finished(mark('Started', 1))]]), NOON);

  equal(rows.map(({ position, count }) => `${position} of ${count}`), ['1 of 2', '1 of 1', '2 of 2']);
  equal(new Set(rows.map(row => row.key)).size, 3);
});

test('an instance that has the ID of one above it cannot be opened', () => {
  const rows = familyRows('a', finished(child('b', 1, 9)), new Map([['b', finished(child('a', 2, 8))], ['a', finished(child('b', 1, 9))]]), NOON);

  equal(rows.map(row => row.childId), ['b', null]);
});

test('a history that cannot be read is one row that says so', () => {
  const rows = familyRows('a', running(child('b', 1)), new Map([['b', { message: 'It was purged.' }]]), NOON);

  equal(lines(rows), ['a Child', '  b It was purged.']);
  equal(endOf(rows[1]), NOON + 1_000);
});

test('what has not ended is drawn until now', () => {
  const now = NOON + 60_000;
  const [work, due] = familyRows('a', running(activity('Work', 1), { ...activity('Timer', 2, 3_600), kind: 'TIMER', state: 'OPEN' }), new Map(), now);

  equal([endOf(work), endOf(due)], [now, now]);
});

test('what has not ended in a finished instance is drawn until the last thing that happened there', () => {
  const history = finished(activity('Work', 1), { ...activity('Timer', 2, 3_600), kind: 'TIMER', state: 'OPEN' }, mark('Terminated', 5));

  equal(familyRows('a', history, new Map(), NOON + 60_000).map(endOf), Array(3).fill(NOON + 5_000));
});

test('a sub-orchestration that runs on is drawn until now, below a finished parent', () => {
  const now = NOON + 60_000;
  const rows = familyRows('a', finished(child('b', 1), mark('Terminated', 5)), new Map([['b', running(activity('Work', 2))]]), now);

  equal(rows.map(endOf), [NOON + 5_000, now, NOON + 5_000]);
});
