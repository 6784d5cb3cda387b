// The filters that apply, each as a button that removes it.

import { byId, el } from './dom.js';

const TEXTS = {
  state: value => `State ${value}`,
  name: value => `Name has ${value}`,
  prefix: value => `ID begins with ${value}`,
  text: value => `Input, output or status has ${value}`,
  parent: value => `Sub-orchestrations of ${value}`,
  children: () => 'No sub-orchestrations',
  from: value => `Created from ${value.replace('T', ' ')}`,
  to: value => `Created to ${value.replace('T', ' ')}`,
};

/** Shows the filters; `remove(name)` is called for the one to remove. */
export function showFilters(filters, remove) {
  const chips = Object.entries(TEXTS)
    .filter(([name]) => filters[name])
    .map(([name, textOf]) => chip(name, textOf(filters[name]), remove));
  byId('applied').replaceChildren(...chips);
  byId('applied').hidden = chips.length === 0;
}

function chip(name, text, remove) {
  return el('button', { type: 'button', class: 'applied', 'data-filter': name, 'aria-label': `Remove the filter: ${text}`, click: () => remove(name) },
    text, el('span', { 'aria-hidden': 'true' }, ' ×'));
}
