// The history of an instance and of its open sub-orchestrations, as a timeline and as a table.

import { get, getText } from './api.js';
import { el, setText } from './dom.js';
import { EventTable } from './event-table.js';
import { exportButtons } from './export.js';
import { Family } from './family.js';
import { endOf, familyRows } from './family-rows.js';
import { Pieces } from './pieces.js';
import { Timeline } from './timeline.js';

export class HistoryView {
  #id;
  #note = el('p', { class: 'note' });
  #family = new Family((id, signal) => get('history', { id }, signal));
  #timeline = new Timeline(id => this.#toggle(id));
  #table = new EventTable(id => this.#toggle(id));
  #pieces = new Pieces(() => this.#draw());
  #history = null;

  constructor(id) {
    this.#id = id;
    this.section = el('section', { class: 'history', 'aria-labelledby': 'history-title' },
      el('div', { class: 'text-head' },
        el('h3', { id: 'history-title' }, 'History'),
        exportButtons(id, 'History', () => getText('history', { id, events: true }))),
      this.#note,
      this.#pieces.node,
      this.#timeline.node,
      this.#table.node);
  }

  /** Whether an open sub-orchestration may change. */
  get isRunning() {
    return this.#family.isRunning;
  }

  /** Reads and shows the history. Returns it, or null if it cannot be read. */
  async update(signal) {
    try {
      [this.#history] = await Promise.all([get('history', { id: this.#id }, signal), this.#family.refresh(signal)]);
    } catch (failure) {
      if (failure.name === 'AbortError') {
        throw failure;
      }
      setText(this.#note, failure.message);
      return null;
    }
    setText(this.#note, this.#history.continued
      ? 'Current generation of an eternal orchestration. Continue-as-new replaced the earlier history.'
      : '');
    this.#draw();
    return this.#history;
  }

  async #toggle(id) {
    await this.#family.toggle(id);
    this.#draw();
  }

  #draw() {
    const now = Date.now();
    const all = familyRows(this.#id, this.#history, this.#family.open, now);
    const { entries: rows, isLast } = this.#pieces.of(all);
    // The last piece of a running instance extends to the present.
    const ends = [...rows.map(endOf), ...(isLast && !this.#history.finished ? [now] : [])];
    this.#timeline.show(rows, Math.max(...ends));
    this.#table.show(rows, this.#history.entries[0]);
  }
}
