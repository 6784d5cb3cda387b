// The history of an instance, as a picture and as a table.

import { ofInstance } from './address.js';
import { get } from './api.js';
import { el, setText } from './dom.js';
import { readable } from './json-text.js';
import { Picture } from './timeline.js';
import { duration, fillTime, timeAfter } from './times.js';
import { KINDS, STATES, lasts } from './entries.js';

export class HistoryView {
  #id;
  #note = el('p', { class: 'note' });
  #picture = new Picture();
  #body = el('tbody');
  #shown = '';

  constructor(id) {
    this.#id = id;
    const heads = ['What', 'Name', 'Began', 'Took', 'State', 'Input', 'Result'];
    this.section = el('section', { class: 'history', 'aria-labelledby': 'history-title' },
      el('h3', { id: 'history-title' }, 'History'),
      this.#note,
      this.#picture.node,
      el('table', { id: 'events' },
        el('caption', { class: 'unseen' }, 'The same history as a table'),
        el('thead', {}, el('tr', {}, heads.map(head => el('th', { scope: 'col' }, head)))),
        this.#body));
  }

  async update(instance, signal) {
    let history;
    try {
      history = await get('history', { id: this.#id }, signal);
    } catch (failure) {
      if (failure.name === 'AbortError') {
        throw failure;
      }
      setText(this.#note, failure.message);
      return;
    }
    setText(this.#note, history.continued
      ? 'The present generation of an eternal orchestration; what came before was replaced when it continued as new.'
      : '');
    this.#picture.show(history.entries, instance.finished ? new Date(instance.changed) : new Date());
    const version = JSON.stringify(history);
    if (version !== this.#shown) {
      this.#shown = version;
      this.#body.replaceChildren(...history.entries.map(entry => this.#row(entry, history.entries[0])));
    }
  }

  #row(entry, first) {
    const cell = (label, ...content) => el('td', { 'data-label': label }, ...content);
    const name = entry.instanceId
      ? el('a', { href: ofInstance(entry.instanceId, entry.kind === 'CHILD' ? this.#id : '') }, `${entry.name} ${entry.instanceId}`)
      : entry.name;
    return el('tr', { class: entry.state?.toLowerCase() },
      cell('What', KINDS[entry.kind]),
      cell('Name', name),
      cell('Began', entry === first ? fillTime(el('time'), entry.start) : timeAfter(first.start, entry.start)),
      cell('Took', took(entry)),
      cell('State', entry.state ? STATES[entry.kind][entry.state] : ''),
      cell('Input', long(entry.input)),
      cell('Result', long(entry.failure ?? entry.result)));
  }
}

function took(entry) {
  const time = lasts(entry) === null ? '' : duration(lasts(entry));
  return entry.kind === 'TIMER' && entry.state === 'OPEN' ? `due after ${time}` : time;
}

/** Short texts as they are, long ones folded. */
function long(text) {
  if (text === null) {
    return '';
  }
  return text.length <= 60
    ? el('code', {}, text)
    : el('details', {}, el('summary', {}, el('code', {}, text.slice(0, 57) + '…')), el('pre', {}, readable(text)));
}
