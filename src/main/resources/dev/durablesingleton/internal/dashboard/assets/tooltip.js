// Tooltip of a timeline entry, shown on hover and focus.

import { KINDS, STATES, durationOf } from './entries.js';
import { el } from './dom.js';
import { readable } from './json-text.js';
import { fillTime } from './time-element.js';
import { duration } from './times.js';

const MAX_TEXT_LENGTH = 1_000;

export class Tooltip {
  // Hidden from screen readers, which read the entry's label.
  node = el('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });

  /** Shows the tooltip below `target`, inside `frame`. */
  show(entry, target, frame) {
    this.node.replaceChildren(...content(entry));
    this.node.hidden = false;
    const at = target.querySelector('.shape').getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    const left = Math.max(0, Math.min(at.left - around.left, around.width - this.node.offsetWidth));
    this.node.style.left = `${left}px`;
    this.node.style.top = `${at.bottom - around.top + 8}px`;
  }

  hide() {
    this.node.hidden = true;
  }
}

function content(entry) {
  const line = (term, value) => (value === null ? [] : [el('dt', {}, term), el('dd', {}, value)]);
  const text = value => (value === null ? null : el('pre', {}, readable(value).slice(0, MAX_TEXT_LENGTH)));
  const took = durationOf(entry);
  return [
    el('b', {}, `${KINDS[entry.kind]} ${entry.name}`),
    el('dl', {},
      line('State', entry.state ? STATES[entry.kind][entry.state] : null),
      line('Start', fillTime(el('time'), entry.start)),
      line(entry.kind === 'TIMER' && entry.state === 'OPEN' ? 'Due after' : 'Duration', took === null ? null : duration(took)),
      line('Instance', entry.instanceId),
      line('Input', text(entry.input)),
      line('Failure', text(entry.failure)),
      line('Result', text(entry.result))),
  ];
}
