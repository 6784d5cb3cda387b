import { BulkRun } from './bulk-run.js';

const IDS = Array.from({ length: 30 }, (_, at) => `i${at}`);
const ACCEPT = { send: async () => null, look: null, pause: async () => {} };

const newRun = (parts, ids = IDS, changed = () => {}) => new BulkRun(ids, { ...ACCEPT, ...parts }, changed);

test('sends at most eight requests at a time, and each once', async () => {
  let now = 0;
  let most = 0;
  const sent = [];
  const run = newRun({
    async send(id) {
      sent.push(id);
      most = Math.max(most, ++now);
      await null;
      now--;
      return null;
    },
  });
  await run.run();
  equal([sent, most, run.accepted.length, run.phase], [IDS, 8, 30, 'ended']);
});

test('names the reasons of refusals and of requests that failed', async () => {
  const run = newRun({
    async send(id) {
      if (id === 'b') {
        throw new Error('The app is not reachable.');
      }
      return id === 'a' ? 'It is Running.' : null;
    },
  }, ['a', 'b', 'c']);
  await run.run();
  equal(run.refused, [{ id: 'a', reason: 'It is Running.' }, { id: 'b', reason: 'The app is not reachable.' }]);
  equal(run.accepted, ['c']);
});

test('a stopped run keeps what it did not send', async () => {
  const run = newRun({}, IDS, changed => !changed.stopped && changed.accepted.length === 10 && changed.stop());
  await run.run();
  equal(run.accepted.length + run.unsent.length, 30);
  equal(run.unsent.length > 0, true);
});

test('looks again until the effect is visible', async () => {
  const looks = new Map();
  const run = newRun({
    async look(id) {
      looks.set(id, (looks.get(id) ?? 0) + 1);
      return id === 'fast' || looks.get(id) === 3;
    },
  }, ['fast', 'slow']);
  await run.run();
  equal([...looks], [['fast', 1], ['slow', 3]]);
  equal(run.open, []);
});

test('gives up on instances that show no effect, after 15.5 seconds without a change', async () => {
  const pauses = [];
  const run = newRun({ look: async id => id !== 'lost', pause: async millis => pauses.push(millis) }, ['a', 'lost']);
  await run.run();
  equal(run.open, ['lost']);
  equal(pauses, [500, 500, 1_000, 2_000, 4_000, 8_000]);
});

test('an instance that cannot be read has shown no effect', async () => {
  const run = newRun({ look: async () => { throw new Error('The app is not reachable.'); } }, ['a']);
  await run.run();
  equal(run.open, ['a']);
});
