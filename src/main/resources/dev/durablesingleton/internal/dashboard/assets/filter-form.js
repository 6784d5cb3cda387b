// The form with the filters of the list.

import { byId } from './dom.js';
import { toIso } from './times.js';

const FIELDS = ['name', 'prefix', 'text', 'parent', 'from', 'to', 'top'];
const ROWS = '100';

export class FilterForm {
  #form = byId('filters');

  /** `apply(filters)` is called with the form's filters, and `clear()` when all are removed. */
  constructor(apply, clear) {
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      apply(this.#filters());
    });
    this.#form.addEventListener('reset', clear);
  }

  /** Shows the filters that apply. */
  show(filters) {
    const { elements } = this.#form;
    FIELDS.forEach(name => (elements[name].value = filters[name] ?? (name === 'top' ? ROWS : '')));
    elements.children.checked = filters.children === 'hide';
  }

  #filters() {
    const { elements } = this.#form;
    const filters = Object.fromEntries(FIELDS.map(name => [name, elements[name].value]));
    return { ...filters, top: filters.top === ROWS ? '' : filters.top, children: elements.children.checked ? 'hide' : '' };
  }
}

/** The parameters of a request for these filters, except the state, by which counts are not filtered. */
export function queryOf({ name, prefix, text, parent, children, from = '', to = '' }) {
  return { name, prefix, text, parent, children, from: toIso(from), to: toIso(to) };
}
