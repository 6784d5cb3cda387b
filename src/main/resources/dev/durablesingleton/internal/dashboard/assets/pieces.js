// A long history is drawn in pieces, since a browser takes seconds for ten thousand rows.

import { el, setText } from './dom.js';

// A row of the table has up to 15 nodes, and an entry of the timeline has 5.
const SIZE = 200;

export class Pieces {
  #changed;
  #first = 0;
  #total = 0;
  #range = el('span', { role: 'status' });
  #previous = el('button', { type: 'button', click: () => this.#move(-SIZE) }, `Previous ${SIZE}`);
  #next = el('button', { type: 'button', click: () => this.#move(SIZE) }, `Next ${SIZE}`);
  node = el('p', { class: 'pieces', hidden: true }, this.#previous, this.#range, this.#next);

  /** Calls `changed` when the reader chooses another piece. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The entries of the current piece, and whether it is the last one. */
  of(entries) {
    this.#total = entries.length;
    this.#first = Math.min(this.#first, Math.floor(Math.max(0, this.#total - 1) / SIZE) * SIZE);
    const end = Math.min(this.#total, this.#first + SIZE);
    this.node.hidden = this.#total <= SIZE;
    setText(this.#range, ` Entries ${this.#first + 1} to ${end} of ${this.#total} `);
    this.#previous.disabled = this.#first === 0;
    this.#next.disabled = end === this.#total;
    return { entries: entries.slice(this.#first, end), isLast: end === this.#total };
  }

  #move(by) {
    this.#first += by;
    this.#changed();
  }
}
