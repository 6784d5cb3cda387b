// Timeline of a history as a tree: bars for entries with a duration, marks for points in time, all on one time axis.

import { ofInstance } from './address.js';
import { axis } from './axis.js';
import { el, svg } from './dom.js';
import { KINDS } from './entries.js';
import { shape, summary } from './shapes.js';
import { Tooltip } from './tooltip.js';
import { duration } from './times.js';
import { rowAfter } from './tree-keys.js';

const ROW = 24;
const HEAD = 26;
const HALF_LABEL_WIDTH = 28;
const INDENT = 14;
const MAX_INDENTS = 6;

export class Timeline {
  #toggle;
  #tooltip = new Tooltip();
  #svg = svg('svg', {
    role: 'tree',
    'aria-label': 'Timeline; the up and down keys move between entries, right and left open and close a sub-orchestration, enter shows it',
    keydown: event => this.#press(event),
  });
  #frame = el('div', { class: 'timeline' }, this.#svg);
  #rows = null;
  #end = 0;
  #width = 0;
  #current = '';
  node = el('div', {}, this.#frame, legend(), this.#tooltip.node);

  /** Calls `toggle` with the ID of a sub-orchestration that the reader opens or closes. */
  constructor(toggle) {
    this.#toggle = toggle;
    // The height changes with the rows, which are drawn already.
    new ResizeObserver(() => this.#rows && this.#frame.clientWidth !== this.#width && this.#draw()).observe(this.#frame);
  }

  /** Shows rows up to a time in milliseconds. */
  show(rows, end) {
    this.#rows = rows;
    this.#end = end;
    this.#draw();
  }

  #draw() {
    const width = this.#frame.clientWidth;
    this.#width = width;
    if (width === 0) {
      return;
    }
    const hadFocus = this.#svg.contains(document.activeElement);
    const names = Math.min(260, width * 0.3);
    const start = Math.min(this.#end, ...this.#rows.map(row => Date.parse(row.entry.start)));
    const scale = axis(start, this.#end, names, width - HALF_LABEL_WIDTH);
    const height = HEAD + this.#rows.length * ROW + 6;
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#svg.setAttribute('height', height);
    if (!this.#rows.some(row => row.key === this.#current)) {
      this.#current = this.#rows[0]?.key ?? '';
    }
    this.#svg.replaceChildren(grid(scale, height), ...this.#rows.map((row, i) => this.#item(row, HEAD + i * ROW, scale, names)));
    if (hadFocus) {
      this.#focus(this.#current);
    }
  }

  #item(row, top, scale, names) {
    const { key, entry, depth, childId, isOpen } = row;
    const indent = 4 + Math.min(depth, MAX_INDENTS) * INDENT;
    const marker = childId === null ? '' : isOpen ? '▾ ' : '▸ ';
    return svg('g', {
      class: `entry ${entry.kind.toLowerCase()} ${(entry.state ?? '').toLowerCase()}`,
      tabindex: key === this.#current ? '0' : '-1',
      role: 'treeitem',
      'aria-level': depth + 1,
      'aria-posinset': row.position,
      'aria-setsize': row.count,
      'aria-expanded': childId === null ? null : String(isOpen),
      'aria-label': summary(entry).join(', '),
      'data-row': key,
      click: () => this.#choose(row),
      focus: event => this.#enter(row, event.currentTarget),
      blur: () => this.#tooltip.hide(),
      mouseenter: event => this.#tooltip.show(entry, event.currentTarget, this.node),
      mouseleave: () => this.#tooltip.hide(),
    },
    svg('rect', { class: 'row', x: 0, y: top, width: '100%', height: ROW }),
    svg('text', { x: indent, y: top + 16 }, fitting(marker + nameOf(entry), names - indent)),
    shape(row, scale, top));
  }

  #choose({ key, childId }) {
    this.#focus(key);
    if (childId !== null) {
      this.#toggle(childId);
    }
  }

  #press(event) {
    const at = this.#rows.findIndex(row => row.key === this.#current);
    const { childId, owner } = this.#rows[at] ?? {};
    const { target, toggles } = rowAfter(this.#rows, at, event.key);
    if (event.key === 'Enter' && childId) {
      location.hash = ofInstance(childId, owner);
    } else if (toggles) {
      this.#toggle(childId);
    } else if (target !== at) {
      this.#focus(this.#rows[target].key);
    } else {
      return;
    }
    event.preventDefault();
  }

  #focus(key) {
    [...this.#svg.querySelectorAll('.entry')].find(item => item.dataset.row === key)?.focus();
  }

  /** The row with the focus is the one that the tab key returns to. */
  #enter({ key, entry }, item) {
    this.#svg.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    item.setAttribute('tabindex', '0');
    this.#current = key;
    this.#tooltip.show(entry, item, this.node);
  }
}

function legend() {
  const { NOTE, ...shown } = KINDS;
  const colours = [...Object.entries(shown), ['FAILED', 'Failed']];
  return el('ul', { class: 'legend', 'aria-label': 'Colours' },
    colours.map(([kind, name]) => el('li', { class: kind.toLowerCase() }, name)));
}

function grid(scale, height) {
  return svg('g', { 'aria-hidden': 'true' }, scale.ticks.flatMap(({ after, x }) => [
    svg('line', { class: 'grid', x1: x, x2: x, y1: HEAD - 6, y2: height }),
    svg('text', { class: 'tick', x, y: 14 }, after === 0 ? '0' : duration(after)),
  ]));
}

const nameOf = ({ kind, name, instanceId }) => (kind === 'CHILD' ? `${name} ${instanceId}` : name);

// Assumes about 7 pixels per character.
function fitting(name, width) {
  const limit = Math.floor(width / 7) - 1;
  return name.length > limit ? name.slice(0, limit - 1) + '…' : name;
}
