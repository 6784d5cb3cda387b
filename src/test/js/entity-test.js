import { isEntity, readEntity, waitText } from './entity.js';

const COUNTER = {
  id: '@counter@a@b',
  input: '{"exists":true,"state":"5"}',
  customStatus: '{"queueSize":2,"lockedBy":"fleet"}',
};

test('an entity is known by its ID', () => {
  equal(['@counter@k', '@counter@', '@counter@a@b'].map(isEntity), [true, true, true]);
  equal(['counter', '@counter', '@@k', 'a@b@c'].map(isEntity), [false, false, false, false]);
});

test('an entity has its name, key, state, queue and lock holder', () => {
  equal(readEntity(COUNTER), { name: 'counter', key: 'a@b', state: '5', queue: 2, holder: 'fleet' });
});

test('an entity without a status is free and has no queue', () => {
  const free = { name: 'counter', key: 'a@b', state: null, queue: 0, holder: null };

  equal(readEntity({ id: COUNTER.id, input: null, customStatus: null }), free);
  equal(readEntity({ id: COUNTER.id, input: '{}', customStatus: 'not JSON' }), free);
});

test('a wait names the lock, or the operation', () => {
  equal(waitText({ entity: '@counter@k', operation: null }), 'the lock of @counter@k');
  equal(waitText({ entity: '@counter@k', operation: 'add' }), 'the answer of @counter@k to add');
});
