// How many instances are in which state; each count is a switch that filters by its state.

import { get } from './api.js';
import { byId, el } from './dom.js';

// All instances are looked at to count them, so this is done less often than the list is read.
const LASTS_MILLIS = 30_000;

export class Counts {
  #choose;
  #counted = null;
  #at = -Infinity;

  constructor(choose) {
    this.#choose = choose;
  }

  outdate() {
    this.#at = -Infinity;
  }

  async update(filters, chosen, signal) {
    if (performance.now() - this.#at > LASTS_MILLIS) {
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
      title: complete ? null : 'There are more than could be looked at',
      click: () => this.#choose(state),
    }, el('b', {}, count.toLocaleString() + (complete ? '' : '+')), ` ${state}`);
  }
}
