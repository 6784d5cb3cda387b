// What a key does in a tree, as in the tree view pattern of the ARIA Authoring Practices.

/** The position of the row that gets the focus, and whether the row at `at` is opened or closed instead. */
export function rowAfter(rows, at, key) {
  const { childId, isOpen, depth } = rows[at] ?? {};
  const stay = { target: at, toggles: false };
  const go = target => ({ target: Math.min(rows.length - 1, Math.max(0, target)), toggles: false });
  const toggle = { target: at, toggles: true };
  switch (rows.length === 0 ? '' : key) {
    case 'ArrowDown': return go(at + 1);
    case 'ArrowUp': return go(at - 1);
    case 'Home': return go(0);
    case 'End': return go(rows.length - 1);
    case ' ': return childId === null ? stay : toggle;
    case 'ArrowRight': return childId === null ? stay : isOpen ? go(at + 1) : toggle;
    case 'ArrowLeft': return isOpen ? toggle : go(parentOf(rows, at, depth));
    default: return stay;
  }
}

/** The nearest row above with a smaller depth; the row itself if there is none. */
function parentOf(rows, at, depth) {
  for (let above = at - 1; above >= 0; above--) {
    if (rows[above].depth < depth) {
      return above;
    }
  }
  return at;
}
