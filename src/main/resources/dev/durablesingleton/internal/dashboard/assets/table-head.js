// The head of the list: selects the page's rows, sorts them, and chooses the columns.

import { COLUMNS } from './columns.js';
import { byId, el } from './dom.js';
import { recall, remember } from './preferences.js';

const UNSORTED = { column: null, isDescending: false };

export class TableHead {
  #table = byId('instances');
  #all = el('input', { type: 'checkbox', id: 'select-page', 'aria-label': 'Select the rows of this page' });
  #heads = new Map();
  #sorted = recall('sorted', UNSORTED);
  #hidden = new Set(recall('hidden-columns', []));
  #changed;

  /** `changed` is called when the order changes, and `selectPage(chosen)` when the page's rows are selected. */
  constructor(changed, selectPage) {
    this.#changed = changed;
    this.#all.addEventListener('change', () => selectPage(this.#all.checked));
    COLUMNS.forEach(column => this.#heads.set(column.name, this.#newHead(column)));
    this.#table.tHead.append(el('tr', {}, el('td', { class: 'pick' }, this.#all), ...this.#heads.values()));
    byId('columns').append(...COLUMNS.filter(column => !column.isAlwaysShown).map(column => this.#newChoice(column)));
    this.#show();
  }

  /** The page's instances in the chosen order; the engine's order if none is chosen. */
  sort(instances) {
    const column = COLUMNS.find(({ name }) => name === this.#sorted.column);
    if (!column) {
      return instances;
    }
    const direction = this.#sorted.isDescending ? -1 : 1;
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return [...instances].sort((a, b) => direction * compare(column.value(a), column.value(b)));
  }

  /** Shows whether all or some rows of the page are selected. */
  showSelected(selected, total) {
    this.#all.checked = total > 0 && selected === total;
    this.#all.indeterminate = selected > 0 && selected < total;
    this.#all.disabled = total === 0;
  }

  #newHead({ name, title }) {
    return el('th', { scope: 'col', 'data-column': name },
      el('button', { type: 'button', class: 'sort', title: 'Sorts the rows of this page', click: () => this.#sortBy(name) }, title));
  }

  #newChoice({ name, title }) {
    const choice = el('input', { type: 'checkbox', name, checked: !this.#hidden.has(name) });
    choice.addEventListener('change', () => {
      choice.checked ? this.#hidden.delete(name) : this.#hidden.add(name);
      remember('hidden-columns', [...this.#hidden]);
      this.#show();
    });
    return el('label', { class: 'check' }, choice, title);
  }

  // A third press returns to the engine's order.
  #sortBy(column) {
    const isSame = this.#sorted.column === column;
    this.#sorted = isSame && this.#sorted.isDescending ? UNSORTED : { column, isDescending: isSame };
    remember('sorted', this.#sorted);
    this.#show();
    this.#changed();
  }

  #show() {
    this.#table.dataset.hidden = [...this.#hidden].join(' ');
    const { column, isDescending } = this.#sorted;
    this.#heads.forEach((head, name) => {
      head.ariaSort = name === column ? (isDescending ? 'descending' : 'ascending') : 'none';
    });
  }
}
