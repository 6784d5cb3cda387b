import { ofInstance, ofList, read } from './address.js';

test('an empty fragment is the list without filters', () => {
  equal([read(''), read('#'), read('#/')], Array(3).fill({ view: 'list', filters: {} }));
});

test('the filters of a list are read as they were written', () => {
  const filters = { name: 'Hello & more', prefix: '@counter@a+b=c%20d', state: 'Running' };

  equal(read(ofList(filters)), { view: 'list', filters });
});

test('empty filters are left out', () => {
  equal(ofList({ name: '', prefix: 'a', top: '' }), '#/?prefix=a');
  equal(ofList({}), '#/');
});

test('an instance is read as it was written, with any characters in its ID', () => {
  for (const id of ['fleet:1', 'a b?c#d&e=f', '<b>"\'', 'größe/日本', '%41']) {
    equal(read(ofInstance(id)), { view: 'instance', id });
  }
});

test('a link to a child has its parent', () => {
  equal(ofInstance('fleet:1', 'fleet'), '#/instance?id=fleet%3A1&parent=fleet');
  equal(read('#/instance?id=fleet%3A1&parent=fleet'), { view: 'instance', id: 'fleet:1', parent: 'fleet' });
});
