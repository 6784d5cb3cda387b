// Timeline of a history: bars for entries with a duration, marks for points in time.

import { axis } from './axis.js';
import { el, svg } from './dom.js';
import { KINDS } from './entries.js';
import { shape, summary } from './shapes.js';
import { Tooltip } from './tooltip.js';
import { duration } from './times.js';

const ROW = 24;
const HEAD = 26;
const HALF_LABEL_WIDTH = 28;

export class Timeline {
  #tooltip = new Tooltip();
  #svg = svg('svg', { role: 'group', 'aria-label': 'Timeline; the arrow keys move between entries' });
  #frame = el('div', { class: 'timeline' }, this.#svg);
  #shown = null;
  #current = 0;
  node = el('div', {}, this.#frame, legend(), this.#tooltip.node);

  constructor() {
    new ResizeObserver(() => this.#shown && this.#draw()).observe(this.#frame);
    this.#svg.addEventListener('keydown', event => this.#step(event));
  }

  /** Shows the entries; those that have not ended are drawn up to `now`. */
  show(entries, now) {
    this.#shown = { entries, now: now.getTime() };
    this.#draw();
  }

  #draw() {
    const { entries, now } = this.#shown;
    const width = this.#frame.clientWidth;
    if (width === 0) {
      return;
    }
    const hadFocus = this.#svg.contains(document.activeElement);
    const names = Math.min(220, width * 0.3);
    const end = Math.max(now, ...entries.filter(entry => entry.kind === 'MARK').map(entry => Date.parse(entry.start)));
    const scale = axis(entries.length ? Date.parse(entries[0].start) : end, end, names, width - HALF_LABEL_WIDTH);
    const height = HEAD + entries.length * ROW + 6;
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#svg.setAttribute('height', height);
    this.#current = Math.min(this.#current, Math.max(0, entries.length - 1));
    this.#svg.replaceChildren(...grid(scale, height), ...entries.map((entry, i) => this.#row(entry, i, scale, end, names)));
    if (hadFocus) {
      this.#focus(this.#current);
    }
  }

  #row(entry, i, scale, end, names) {
    const top = HEAD + i * ROW;
    const text = summary(entry);
    return svg('g', {
      class: `entry ${entry.kind.toLowerCase()} ${(entry.state ?? '').toLowerCase()}`,
      tabindex: i === this.#current ? '0' : '-1',
      role: 'img',
      'aria-label': text.join(', '),
      'data-entry': i,
      focus: event => this.#tooltip.show(entry, event.currentTarget, this.node),
      blur: () => this.#tooltip.hide(),
      mouseenter: event => this.#tooltip.show(entry, event.currentTarget, this.node),
      mouseleave: () => this.#tooltip.hide(),
    },
    svg('rect', { class: 'row', x: 0, y: top, width: '100%', height: ROW }),
    svg('text', { x: 4, y: top + 16 }, fitting(entry.name, names)),
    shape(entry, scale, end, top));
  }

  #step(event) {
    const move = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const count = this.#shown?.entries.length ?? 0;
    if (move && count > 0) {
      event.preventDefault();
      this.#focus(Math.min(count - 1, Math.max(0, this.#current + move)));
    }
  }

  #focus(i) {
    this.#svg.querySelector(`[data-entry="${this.#current}"]`)?.setAttribute('tabindex', '-1');
    this.#current = i;
    const entry = this.#svg.querySelector(`[data-entry="${i}"]`);
    entry?.setAttribute('tabindex', '0');
    entry?.focus();
  }
}

function legend() {
  const colours = [...Object.entries(KINDS), ['FAILED', 'Failed']];
  return el('ul', { class: 'legend', 'aria-label': 'Colours' },
    colours.map(([kind, name]) => el('li', { class: kind.toLowerCase() }, name)));
}

function grid(scale, height) {
  return scale.ticks.flatMap(({ after, x }) => [
    svg('line', { class: 'grid', x1: x, x2: x, y1: HEAD - 6, y2: height }),
    svg('text', { class: 'tick', x, y: 14 }, after === 0 ? '0' : duration(after)),
  ]);
}

// Assumes about 7 pixels per character.
function fitting(name, width) {
  const limit = Math.floor(width / 7) - 1;
  return name.length > limit ? name.slice(0, limit - 1) + '…' : name;
}
