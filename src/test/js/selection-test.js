import { Selection } from './selection.js';

const LISTED = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, state: id < 'c' ? 'Running' : 'Completed' }));
const newSelection = () => new Selection(() => {});

test('one instance is chosen and dropped', () => {
  const selection = newSelection();
  selection.pick(LISTED, 'b', true, false);
  equal([selection.ids(), selection.size, selection.has('b')], [['b'], 1, true]);
  selection.pick(LISTED, 'b', false, false);
  equal(selection.ids(), []);
});

test('a range goes to the instance that was picked before, in either direction', () => {
  const selection = newSelection();
  selection.pick(LISTED, 'd', true, false);
  selection.pick(LISTED, 'b', true, true);
  equal(selection.ids().sort(), ['b', 'c', 'd']);
  selection.pick(LISTED, 'c', false, true);
  equal(selection.ids(), ['d']);
});

test('a range without a start on this page is one instance', () => {
  const selection = newSelection();
  selection.pick(LISTED, 'a', true, false);
  selection.pick(LISTED.slice(2), 'd', true, true);
  equal(selection.ids(), ['a', 'd']);
});

test('the states are those that were last seen', () => {
  const selection = newSelection();
  selection.set(LISTED, true);
  equal(selection.states(), [['Completed', 3], ['Running', 2]]);
  selection.see([{ id: 'a', state: 'Terminated' }, { id: 'z', state: 'Running' }]);
  equal(selection.states(), [['Completed', 3], ['Running', 1], ['Terminated', 1]]);
});

test('a cleared selection is empty', () => {
  const selection = newSelection();
  selection.set(LISTED, true);
  selection.drop(['a']);
  equal(selection.size, 4);
  selection.clear();
  equal(selection.size, 0);
});
