import { Family } from './family.js';

const CHILDREN = {
  b: { finished: true, entries: [{ instanceId: 'c' }, { instanceId: null }] },
  c: { finished: false, entries: [] },
};

/** A family whose histories are read from CHILDREN; notes what was read. */
function family(read = []) {
  const histories = new Family(async id => {
    read.push(id);
    if (!CHILDREN[id]) {
      throw new Error(`There is no instance with ID '${id}'.`);
    }
    return CHILDREN[id];
  });
  return { histories, read };
}

test('a sub-orchestration is read when it is opened', async () => {
  const { histories, read } = family();
  await histories.toggle('b');

  equal(read, ['b']);
  equal([...histories.open.keys()], ['b']);
});

test('closing one closes those below it', async () => {
  const { histories } = family();
  await histories.toggle('b');
  await histories.toggle('c');
  await histories.toggle('b');

  equal([...histories.open.keys()], []);
});

test('a refresh reads only what may have changed', async () => {
  const { histories, read } = family();
  await histories.toggle('b');
  equal(histories.isRunning, false);
  await histories.toggle('c');
  equal(histories.isRunning, true);
  await histories.refresh();

  equal(read, ['b', 'c', 'c']);
});

test('one that cannot be read has the message, and is read again', async () => {
  const { histories, read } = family();
  await histories.toggle('gone');
  await histories.refresh();

  equal(histories.open.get('gone'), { message: "There is no instance with ID 'gone'." });
  equal(read, ['gone', 'gone']);
});

test('a refresh does not open what was closed while it read', async () => {
  const { histories } = family();
  await histories.toggle('c');
  const refreshed = histories.refresh();
  await histories.toggle('c');
  await refreshed;

  equal([...histories.open.keys()], []);
});

test('a refresh that was aborted is no message', async () => {
  let calls = 0;
  const histories = new Family(async () => {
    if (calls++ > 0) {
      throw Object.assign(new Error(), { name: 'AbortError' });
    }
    return CHILDREN.c;
  });
  await histories.toggle('c');
  let name = 'none';
  await histories.refresh().catch(failure => (name = failure.name));

  equal([name, histories.open.get('c')], ['AbortError', CHILDREN.c]);
});
