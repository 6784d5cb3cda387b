// The buttons of the actions, and the dialog in which each is explained, confirmed and answered.

import { ACTIONS } from './action-list.js';
import { ofInstance } from './address.js';
import { act } from './api.js';
import { byId, el } from './dom.js';
import { say } from './say.js';

/** A bar of buttons for the instance; `changed` is called after each action. */
export function actionBar(id, changed) {
  const buttons = ACTIONS.map(action =>
    el('button', { type: 'button', 'data-action': action.name, disabled: true, click: () => open(action, id, changed) }, action.title));
  const bar = el('div', { class: 'actions', role: 'group', 'aria-label': 'Actions' }, buttons);
  const show = instance => ACTIONS.forEach((action, at) => (buttons[at].disabled = !action.when(instance)));
  const none = () => buttons.forEach(button => (button.disabled = true));
  return { bar, show, none };
}

function open(action, id, changed) {
  const dialog = byId('action-dialog');
  const form = formOf(action, id, () => dialog.close());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    await run(action, id, form);
    changed();
  });
  // What was done may take a moment to show, and the reader looks now.
  dialog.addEventListener('close', changed, { once: true });
  dialog.replaceChildren(form);
  dialog.showModal();
}

function formOf(action, id, close) {
  return el('form', { method: 'dialog' },
    el('h2', { id: 'action-title' }, action.title),
    el('p', { class: 'id' }, id),
    el('p', {}, action.means),
    action.fields.map(field),
    action.loses ? el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'sure', required: true }), action.loses) : null,
    el('div', { class: 'buttons' },
      el('button', { type: 'submit', class: action.loses ? 'danger' : 'primary' }, action.title),
      el('button', { type: 'button', class: 'close', click: close }, 'Close')),
    el('div', { class: 'result', role: 'status', 'aria-live': 'polite' }));
}

function field({ name, label, type = 'text', rows, required, placeholder }) {
  const input = rows
    ? el('textarea', { name, rows, placeholder, spellcheck: 'false' })
    : el('input', { name, type, required, autocomplete: 'off' });
  return type === 'checkbox' ? el('label', { class: 'check' }, input, label) : el('label', {}, label, input);
}

async function run(action, id, form) {
  const request = { id };
  for (const { name, type } of action.fields) {
    request[name] = type === 'checkbox' ? form.elements[name].checked : form.elements[name].value;
  }
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
  say(message);
}
