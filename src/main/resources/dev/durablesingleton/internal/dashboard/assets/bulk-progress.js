// Progress of a run on many instances, with a button that stops it.

import { el, setText } from './dom.js';
import { identityText } from './identity.js';

export class Progress {
  #bar = el('progress', { 'aria-labelledby': 'bulk-title', value: 0 });
  #text = el('p', { class: 'progress' });
  #stop;
  #title;
  node;

  /** `stop()` is called when the user stops the run. */
  constructor(action, stop) {
    this.#stop = el('button', { type: 'button', class: 'stop', click: stop }, 'Stop');
    this.#title = action.title;
    this.node = el('div', { class: 'bulk' },
      el('h2', { id: 'bulk-title' }, `${action.title}: in progress`),
      el('p', { class: 'where' }, `In ${identityText()}.`), this.#bar, this.#text, el('div', { class: 'buttons' }, this.#stop));
  }

  /** Shows where the run is. */
  show({ phase, total, accepted, refused, open, stopped }) {
    const sent = accepted.length + refused.length;
    const isLooking = phase !== 'sending';
    this.#bar.max = isLooking ? Math.max(1, accepted.length) : total;
    this.#bar.value = isLooking ? accepted.length - open.length : sent;
    setText(this.#text, isLooking
      ? `All requests are sent. Looking again: ${open.length.toLocaleString()} of ${accepted.length.toLocaleString()} do not show the effect yet.`
      : `${this.#title}: ${sent.toLocaleString()} of ${total.toLocaleString()} sent, ${refused.length.toLocaleString()} refused.`);
    this.#stop.disabled = stopped;
  }
}
