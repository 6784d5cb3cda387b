// The filters that apply, each as a button that removes it.

import { byId, el } from './dom.js';

const LABELS = {
  state: 'State', name: 'Name has', prefix: 'ID begins with', from: 'Created from', to: 'Created to',
};

/** Shows the filters; `remove(name)` is called for the one to remove. */
export function showFilters(filters, remove) {
  const chips = Object.entries(LABELS)
    .filter(([name]) => filters[name])
    .map(([name, label]) => chip(name, `${label} ${filters[name].replace('T', ' ')}`, remove));
  byId('applied').replaceChildren(...chips);
  byId('applied').hidden = chips.length === 0;
}

function chip(name, text, remove) {
  return el('button', { type: 'button', class: 'applied', 'data-filter': name, 'aria-label': `Remove the filter: ${text}`, click: () => remove(name) },
    text, el('span', { 'aria-hidden': 'true' }, ' ×'));
}
