// The bar above the list: what is selected, and what can be done with it.

import { BULK_ACTIONS } from './bulk-actions.js';
import { byId, el, setText } from './dom.js';
import { counted } from './sentences.js';

export class SelectionBar {
  #text = el('span', { id: 'selected', role: 'status' });
  #matching = el('button', { type: 'button', id: 'select-matching' });
  #clear = el('button', { type: 'button', id: 'select-none' }, 'Clear the selection');
  #actions;
  #reading = null;

  /** `selectMatching(signal, read)` selects all that match the filter, and calls `read(count)` as it proceeds. */
  constructor(selection, selectMatching, act) {
    this.#actions = BULK_ACTIONS.map(action =>
      el('button', { type: 'button', 'data-bulk': action.name, click: () => act(action) }, action.title));
    this.#matching.addEventListener('click', () => (this.#reading ? this.stop() : this.#selectMatching(selectMatching)));
    this.#clear.addEventListener('click', () => selection.clear());
    byId('selection').append(this.#text, this.#matching, this.#clear, ...this.#actions);
    this.show(0);
  }

  /** Shows the number of instances that are selected. */
  show(count) {
    setText(this.#matching, this.#reading ? 'Stop reading' : 'Select all that match');
    if (!this.#reading) {
      setText(this.#text, count === 0 ? 'None selected' : `${counted(count)} selected`);
    }
    this.#clear.disabled = count === 0 || this.#reading !== null;
    this.#actions.forEach(button => (button.disabled = count === 0 || this.#reading !== null));
  }

  /** Ends the reading of all that match; nothing of it is selected then. */
  stop() {
    this.#reading?.abort();
  }

  async #selectMatching(selectMatching) {
    const reading = new AbortController();
    this.#reading = reading;
    this.show(0);
    try {
      await selectMatching(reading.signal, count => setText(this.#text, `Reading: ${counted(count)}`));
    } finally {
      this.#reading = null;
      this.show(0);
    }
  }
}
