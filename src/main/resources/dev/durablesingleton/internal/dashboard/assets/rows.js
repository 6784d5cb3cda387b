// Table rows that are reused on refresh, so that focus and selection persist.

import { ofInstance } from './address.js';
import { el, setText } from './dom.js';
import { fillTime } from './time-element.js';

const STATUS_LENGTH = 120;

export class Rows {
  #body;
  #rows = new Map();

  constructor(body) {
    this.#body = body;
  }

  show(instances) {
    const shown = new Map(instances.map(instance => [instance.id, this.#rows.get(instance.id) ?? newRow(instance.id)]));
    this.#rows.forEach((row, id) => shown.has(id) || row.remove());
    instances.forEach((instance, at) => {
      const row = shown.get(instance.id);
      fill(row, instance);
      if (this.#body.rows[at] !== row) {
        this.#body.insertBefore(row, this.#body.rows[at] ?? null);
      }
    });
    this.#rows = shown;
  }
}

function newRow(id) {
  const cell = (label, ...content) => el('td', { 'data-label': label }, ...content);
  return el('tr', {},
    cell('State', el('span', { class: 'state' })),
    cell('Name'),
    el('th', { scope: 'row', 'data-label': 'ID' }, el('a', { href: ofInstance(id) }, id), el('span', { class: 'kept', hidden: true }, 'kept')),
    cell('Created', el('time')),
    cell('Last change', el('time')),
    cell('Custom status', el('div', { class: 'clamped' })));
}

function fill(row, { state, name, created, changed, customStatus, kept }) {
  const [stateCell, nameCell, idCell, createdCell, changedCell, statusCell] = row.cells;
  stateCell.firstChild.dataset.state = state;
  setText(stateCell.firstChild, state);
  setText(nameCell, name);
  idCell.lastChild.hidden = !kept;
  fillTime(createdCell.firstChild, created);
  fillTime(changedCell.firstChild, changed);
  const status = customStatus ?? '';
  statusCell.title = status;
  setText(statusCell.firstChild, status.length > STATUS_LENGTH ? status.slice(0, STATUS_LENGTH) + '…' : status);
}
