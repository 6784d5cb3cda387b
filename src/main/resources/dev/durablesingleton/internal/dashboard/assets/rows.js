// Table rows that are reused on refresh, so that focus and selection persist.

import { COLUMNS } from './columns.js';
import { el } from './dom.js';

export class Rows {
  #body;
  #selection;
  #rows = new Map();
  #listed = [];

  constructor(body, selection) {
    this.#body = body;
    this.#selection = selection;
    body.addEventListener('click', event => this.#pick(event));
  }

  /** The instances in the order in which they are shown. */
  get listed() {
    return this.#listed;
  }

  show(instances) {
    const shown = new Map(instances.map(instance => [instance.id, this.#rows.get(instance.id) ?? newRow(instance.id)]));
    this.#rows.forEach((row, id) => shown.has(id) || row.remove());
    instances.forEach((instance, at) => {
      const row = shown.get(instance.id);
      COLUMNS.forEach((column, cell) => column.fill(row.cells[cell + 1], instance));
      if (this.#body.rows[at] !== row) {
        this.#body.insertBefore(row, this.#body.rows[at] ?? null);
      }
    });
    this.#rows = shown;
    this.#listed = instances;
    this.showSelection();
  }

  /** Shows which instances are chosen. */
  showSelection() {
    this.#rows.forEach((row, id) => (row.cells[0].firstChild.checked = this.#selection.has(id)));
  }

  #pick(event) {
    if (event.target.type === 'checkbox') {
      const { id } = event.target.closest('tr').dataset;
      this.#selection.pick(this.#listed, id, event.target.checked, event.shiftKey);
    }
  }
}

function newRow(id) {
  return el('tr', { 'data-id': id },
    el('td', { class: 'pick' }, el('input', { type: 'checkbox', 'aria-label': `Select ${id}` })),
    COLUMNS.map(column => {
      const cell = column.create(id);
      cell.dataset.column = column.name;
      cell.dataset.label = column.title;
      return cell;
    }));
}
