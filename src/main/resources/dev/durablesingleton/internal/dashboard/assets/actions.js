// The action buttons, and the dialog that describes an action, asks for confirmation and shows the result.

import { ACTIONS, ENTITY_ACTIONS } from './action-list.js';
import { ofInstance } from './address.js';
import { act } from './api.js';
import { byId, el } from './dom.js';
import { isEntity } from './entity.js';
import { field, valuesOf } from './fields.js';
import { announce } from './messages.js';

/** Creates a bar of buttons for an instance or entity; `changed` is called after each action. */
export function actionBar(id, changed) {
  const actions = isEntity(id) ? ENTITY_ACTIONS : ACTIONS;
  const buttons = actions.map(action =>
    el('button', { type: 'button', 'data-action': action.name, disabled: true, click: () => open(action, id, changed) }, action.title));
  const bar = el('div', { class: 'actions', role: 'group', 'aria-label': 'Actions' }, buttons);
  const show = instance => actions.forEach((action, at) => (buttons[at].disabled = !action.enabled(instance)));
  const disableAll = () => buttons.forEach(button => (button.disabled = true));
  return { bar, show, disableAll };
}

function open(action, id, changed) {
  const dialog = byId('action-dialog');
  const form = formOf(action, id, () => dialog.close());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    await run(action, id, form);
    changed();
  });
  // An action may take effect a moment after its answer, so refresh again when the dialog closes.
  dialog.addEventListener('close', changed, { once: true });
  dialog.replaceChildren(form);
  dialog.showModal();
}

function formOf(action, id, close) {
  return el('form', { method: 'dialog' },
    el('h2', { id: 'action-title' }, action.title),
    el('p', { class: 'id' }, id),
    el('p', {}, action.description),
    action.fields.map(field),
    action.confirmation ? el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'sure', required: true }), action.confirmation) : null,
    el('div', { class: 'buttons' },
      el('button', { type: 'submit', class: action.confirmation ? 'danger' : 'primary' }, action.title),
      el('button', { type: 'button', class: 'close', click: close }, 'Close')),
    el('div', { class: 'result', role: 'status', 'aria-live': 'polite' }));
}

async function run(action, id, form) {
  const request = { id, ...valuesOf(action.fields, form) };
  const result = form.querySelector('.result');
  const submit = form.querySelector('[type=submit]');
  submit.disabled = true;
  try {
    show(result, await act(action.name, request));
  } catch (failure) {
    result.replaceChildren(el('p', { class: 'bad' }, failure.message));
  } finally {
    submit.disabled = false;
  }
}

function show(result, { verdict, message, instanceId }) {
  result.replaceChildren(
    el('p', { class: verdict === 'ACCEPTED' ? 'good' : 'bad' }, message),
    instanceId ? el('a', { href: ofInstance(instanceId), click: () => byId('action-dialog').close() }, `Show ${instanceId}`) : '');
  announce(message);
}
