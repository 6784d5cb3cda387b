// Fields of an action's form.

import { el } from './dom.js';

/** Creates a labelled field. */
export function field({ name, label, type = 'text', rows, required, placeholder }) {
  const input = rows
    ? el('textarea', { name, rows, placeholder, spellcheck: 'false' })
    : el('input', { name, type, required, autocomplete: 'off' });
  return type === 'checkbox' ? el('label', { class: 'check' }, input, label) : el('label', {}, label, input);
}

/** The fields' values by name. */
export function valuesOf(fields, form) {
  const value = ({ name, type }) => (type === 'checkbox' ? form.elements[name].checked : form.elements[name].value);
  return Object.fromEntries(fields.map(each => [each.name, value(each)]));
}
