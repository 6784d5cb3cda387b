// The rows of a history as a table.

import { ofInstance } from './address.js';
import { el } from './dom.js';
import { KINDS, STATES, durationOf } from './entries.js';
import { readable } from './json-text.js';
import { timeAfter, fillTime } from './time-element.js';
import { duration } from './times.js';

const HEADS = ['Kind', 'Name', 'Start', 'Duration', 'State', 'Input', 'Result'];

export class EventTable {
  #toggle;
  #body = el('tbody');
  #shown = '';
  node = el('table', { id: 'events' },
    el('caption', { class: 'visually-hidden' }, 'The same history as a table'),
    el('thead', {}, el('tr', {}, HEADS.map(head => el('th', { scope: 'col' }, head)))),
    this.#body);

  /** Calls `toggle` with the ID of a sub-orchestration that the reader opens or closes. */
  constructor(toggle) {
    this.#toggle = toggle;
  }

  /** Shows the rows, with times after `first`, an entry. */
  show(rows, first) {
    const version = JSON.stringify(rows.map(({ until, ...stable }) => stable));
    if (version === this.#shown) {
      return;
    }
    this.#shown = version;
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.row : undefined;
    this.#body.replaceChildren(...rows.map(row => this.#row(row, first)));
    if (focused !== undefined) {
      [...this.#body.querySelectorAll('button')].find(button => button.dataset.row === focused)?.focus();
    }
  }

  #row(row, first) {
    const { entry } = row;
    const cell = (label, ...content) => el('td', { 'data-label': label }, ...content);
    const name = cell('Name', this.#name(row));
    name.style.setProperty('--depth', row.depth);
    return el('tr', { class: entry.state?.toLowerCase() },
      cell('Kind', KINDS[entry.kind]),
      name,
      cell('Start', entry === first ? fillTime(el('time'), entry.start) : timeAfter(first.start, entry.start)),
      cell('Duration', durationText(entry)),
      cell('State', entry.state ? STATES[entry.kind][entry.state] : ''),
      cell('Input', foldable(entry.input)),
      cell('Result', foldable(entry.failure ?? entry.result)));
  }

  #name({ key, entry, owner, depth, childId, isOpen }) {
    return [
      depth > 0 ? el('span', { class: 'visually-hidden' }, `In ${owner}: `) : null,
      childId === null ? null : el('button', {
        type: 'button', class: 'toggle', 'aria-expanded': String(isOpen), 'aria-label': `History of ${childId}`, 'data-row': key,
        click: () => this.#toggle(childId),
      }, isOpen ? '▾' : '▸'),
      entry.instanceId === null
        ? entry.name
        : el('a', { href: ofInstance(entry.instanceId, entry.kind === 'CHILD' ? owner : '') }, `${entry.name} ${entry.instanceId}`),
    ];
  }
}

function durationText(entry) {
  const time = durationOf(entry) === null ? '' : duration(durationOf(entry));
  return entry.kind === 'TIMER' && entry.state === 'OPEN' ? `due after ${time}` : time;
}

/** A short text as it is, a long one folded. */
function foldable(text) {
  if (text === null) {
    return '';
  }
  return text.length <= 60
    ? el('code', {}, text)
    : el('details', {}, el('summary', {}, el('code', {}, text.slice(0, 57) + '…')), el('pre', {}, readable(text)));
}
