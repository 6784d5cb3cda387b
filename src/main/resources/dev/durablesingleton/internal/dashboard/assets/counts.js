// Number of instances by state; each count is a toggle that filters by its state.

import { get } from './api.js';
import { byId, el } from './dom.js';

// Counting reads all instances, so counts are refreshed less often than the list.
const REFRESH_MILLIS = 30_000;

export class Counts {
  #choose;
  #counted = null;
  #at = -Infinity;

  constructor(choose) {
    this.#choose = choose;
  }

  invalidate() {
    this.#at = -Infinity;
  }

  async update(filters, chosen, signal) {
    if (performance.now() - this.#at > REFRESH_MILLIS) {
      this.#counted = await get('counts', filters, signal);
      this.#at = performance.now();
    }
    this.#show(chosen);
  }

  #show(chosen) {
    const { states, complete } = this.#counted;
    const shown = chosen && !(chosen in states) ? { ...states, [chosen]: 0 } : states;
    const chips = Object.entries(shown).map(([state, count]) => this.#chip(state, count, chosen === state, complete));
    const focused = document.activeElement?.dataset?.chip;
    byId('counts').replaceChildren(...chips);
    if (focused) {
      chips.find(chip => chip.dataset.chip === focused)?.focus();
    }
  }

  #chip(state, count, pressed, complete) {
    return el('button', {
      type: 'button',
      class: 'chip',
      'data-state': state,
      'data-chip': state,
      'aria-pressed': String(pressed),
      title: complete ? null : 'At least this many; not all instances were counted',
      click: () => this.#choose(state),
    }, el('b', {}, count.toLocaleString() + (complete ? '' : '+')), ` ${state}`);
  }
}
