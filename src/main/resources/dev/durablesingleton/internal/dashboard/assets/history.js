// The history of an instance, as a timeline and as a table.

import { ofInstance } from './address.js';
import { get, getText } from './api.js';
import { el, setText } from './dom.js';
import { exportButtons } from './export.js';
import { readable } from './json-text.js';
import { Pieces } from './pieces.js';
import { Timeline } from './timeline.js';
import { fillTime, timeAfter } from './time-element.js';
import { duration } from './times.js';
import { KINDS, STATES, durationOf } from './entries.js';

export class HistoryView {
  #id;
  #note = el('p', { class: 'note' });
  #timeline = new Timeline();
  #body = el('tbody');
  #pieces = new Pieces(() => this.#draw());
  #shown = '';
  #drawn = null;

  constructor(id) {
    this.#id = id;
    const heads = ['Kind', 'Name', 'Start', 'Duration', 'State', 'Input', 'Result'];
    this.section = el('section', { class: 'history', 'aria-labelledby': 'history-title' },
      el('div', { class: 'text-head' },
        el('h3', { id: 'history-title' }, 'History'),
        exportButtons(id, 'History', () => getText('history', { id, events: true }))),
      this.#note,
      this.#pieces.node,
      this.#timeline.node,
      el('table', { id: 'events' },
        el('caption', { class: 'visually-hidden' }, 'The same history as a table'),
        el('thead', {}, el('tr', {}, heads.map(head => el('th', { scope: 'col' }, head)))),
        this.#body));
  }

  /** Reads and shows the history. Returns it, or null if it cannot be read. */
  async update(instance, signal) {
    let history;
    try {
      history = await get('history', { id: this.#id }, signal);
    } catch (failure) {
      if (failure.name === 'AbortError') {
        throw failure;
      }
      setText(this.#note, failure.message);
      return null;
    }
    setText(this.#note, history.continued
      ? 'Current generation of an eternal orchestration. Continue-as-new replaced the earlier history.'
      : '');
    this.#drawn = { all: history.entries, now: instance.finished ? new Date(instance.changed) : new Date() };
    this.#draw();
    return history;
  }

  #draw() {
    const { all, now } = this.#drawn;
    const { entries, isLast } = this.#pieces.of(all);
    this.#timeline.show(entries, isLast ? now : lastMoment(entries));
    const version = JSON.stringify(entries);
    if (version !== this.#shown) {
      this.#shown = version;
      this.#body.replaceChildren(...entries.map(entry => this.#row(entry, all[0])));
    }
  }

  #row(entry, first) {
    const cell = (label, ...content) => el('td', { 'data-label': label }, ...content);
    const name = entry.instanceId
      ? el('a', { href: ofInstance(entry.instanceId, entry.kind === 'CHILD' ? this.#id : '') }, `${entry.name} ${entry.instanceId}`)
      : entry.name;
    return el('tr', { class: entry.state?.toLowerCase() },
      cell('Kind', KINDS[entry.kind]),
      cell('Name', name),
      cell('Start', entry === first ? fillTime(el('time'), entry.start) : timeAfter(first.start, entry.start)),
      cell('Duration', durationText(entry)),
      cell('State', entry.state ? STATES[entry.kind][entry.state] : ''),
      cell('Input', foldable(entry.input)),
      cell('Result', foldable(entry.failure ?? entry.result)));
  }
}

/** Where a timeline ends that does not show the last piece. */
function lastMoment(entries) {
  return new Date(Math.max(...entries.map(entry => Date.parse(entry.end ?? entry.start))));
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
