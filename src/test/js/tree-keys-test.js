import { rowAfter } from './tree-keys.js';

// 0 leaf, 1 open, 2 and 3 below it, 4 closed.
const ROWS = [
  { depth: 0, childId: null, isOpen: false },
  { depth: 0, childId: 'b', isOpen: true },
  { depth: 1, childId: null, isOpen: false },
  { depth: 1, childId: null, isOpen: false },
  { depth: 0, childId: 'c', isOpen: false },
];

const targets = key => ROWS.map((_, at) => (({ target, toggles }) => (toggles ? 'toggle' : target))(rowAfter(ROWS, at, key)));

test('up and down move by one row, and stay at the ends', () => {
  equal(targets('ArrowDown'), [1, 2, 3, 4, 4]);
  equal(targets('ArrowUp'), [0, 0, 1, 2, 3]);
});

test('right opens, and goes into what is open', () => {
  equal(targets('ArrowRight'), [0, 2, 2, 3, 'toggle']);
});

test('left closes, and goes to the parent', () => {
  equal(targets('ArrowLeft'), [0, 'toggle', 1, 1, 4]);
});

test('space opens and closes', () => {
  equal(targets(' '), [0, 'toggle', 2, 3, 'toggle']);
});

test('home and end go to the first and the last row', () => {
  equal(targets('Home'), [0, 0, 0, 0, 0]);
  equal(targets('End'), [4, 4, 4, 4, 4]);
});

test('other keys, and an empty tree, do nothing', () => {
  equal(targets('x'), [0, 1, 2, 3, 4]);
  equal(rowAfter([], -1, 'ArrowDown'), { target: -1, toggles: false });
});
