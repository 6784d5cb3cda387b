// Columns of the list: how each is filled, and the value that it is sorted by.

import { ofInstance } from './address.js';
import { el, setText } from './dom.js';
import { fillTime } from './time-element.js';

const STATUS_LENGTH = 120;

/** The columns in their order. The list always shows the one that cannot be hidden. */
export const COLUMNS = [
  {
    name: 'state', title: 'State', value: ({ state }) => state,
    create: () => el('td', {}, el('span', { class: 'state' })),
    fill(cell, { state }) {
      cell.firstChild.dataset.state = state;
      setText(cell.firstChild, state);
    },
  },
  {
    name: 'name', title: 'Name', value: ({ name }) => name,
    create: () => el('td'),
    fill: (cell, { name }) => setText(cell, name),
  },
  {
    name: 'id', title: 'ID', value: ({ id }) => id, isAlwaysShown: true,
    create: id => el('th', { scope: 'row' }, el('a', { href: ofInstance(id) }, id), el('span', { class: 'kept', hidden: true }, 'kept')),
    fill: (cell, { kept }) => (cell.lastChild.hidden = !kept),
  },
  {
    name: 'created', title: 'Created', value: ({ created }) => Date.parse(created),
    create: () => el('td', {}, el('time')),
    fill: (cell, { created }) => fillTime(cell.firstChild, created),
  },
  {
    name: 'changed', title: 'Last change', value: ({ changed }) => Date.parse(changed),
    create: () => el('td', {}, el('time')),
    fill: (cell, { changed }) => fillTime(cell.firstChild, changed),
  },
  {
    name: 'status', title: 'Custom status', value: ({ customStatus }) => customStatus ?? '',
    create: () => el('td', {}, el('div', { class: 'clamped' })),
    fill(cell, { customStatus }) {
      const status = customStatus ?? '';
      cell.title = status;
      setText(cell.firstChild, status.length > STATUS_LENGTH ? status.slice(0, STATUS_LENGTH) + '…' : status);
    },
  },
];
