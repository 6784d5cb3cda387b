// The picture of a history: a bar for all that takes time, a mark for each moment, time from left to right.

import { axis } from './axis.js';
import { el, svg } from './dom.js';
import { KINDS } from './entries.js';
import { shape, summary } from './shapes.js';
import { Tip } from './tip.js';
import { duration } from './times.js';

const ROW = 24;
const HEAD = 26;
const HALF_A_LABEL = 28;
// More would be no picture any more; the table has all.
const MOST = 500;

export class Picture {
  #tip = new Tip();
  #svg = svg('svg', { role: 'group', 'aria-label': 'Timeline; arrow keys go from entry to entry' });
  #note = el('p', { class: 'note' });
  #frame = el('div', { class: 'timeline' }, this.#svg);
  #shown = null;
  #current = 0;
  node = el('div', {}, this.#frame, legend(), this.#tip.node, this.#note);

  constructor() {
    new ResizeObserver(() => this.#shown && this.#draw()).observe(this.#frame);
    this.#svg.addEventListener('keydown', event => this.#step(event));
  }

  /** Shows the entries up to `now`, where what is still open ends. */
  show(entries, now) {
    this.#note.textContent = entries.length > MOST
      ? `The picture has the first ${MOST} of ${entries.length} entries; the table has all.` : '';
    this.#shown = { entries: entries.slice(0, MOST), now: now.getTime() };
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
    const scale = axis(entries.length ? Date.parse(entries[0].start) : end, end, names, width - HALF_A_LABEL);
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
      focus: event => this.#tip.show(entry, event.currentTarget, this.node),
      blur: () => this.#tip.hide(),
      mouseenter: event => this.#tip.show(entry, event.currentTarget, this.node),
      mouseleave: () => this.#tip.hide(),
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

// About 7 pixels a letter.
function fitting(name, width) {
  const most = Math.floor(width / 7) - 1;
  return name.length > most ? name.slice(0, most - 1) + '…' : name;
}
