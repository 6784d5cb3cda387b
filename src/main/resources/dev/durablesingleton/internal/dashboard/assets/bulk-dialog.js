// The dialog of an action on many instances: asks for confirmation, and shows progress and result.

import { act, get } from './api.js';
import { Progress } from './bulk-progress.js';
import { BulkRun } from './bulk-run.js';
import { resultOf } from './bulk-result.js';
import { byId, el } from './dom.js';
import { field, valuesOf } from './fields.js';
import { identityText } from './identity.js';
import { announce } from './messages.js';
import { counted, listed } from './sentences.js';

export class BulkDialog {
  #dialog = byId('bulk-dialog');
  #ended;
  #run = null;

  /** `ended(action, run)` is called after each run. */
  constructor(ended) {
    this.#ended = ended;
    // Escape closes a dialog, which stops the run; its result is shown all the same.
    this.#dialog.addEventListener('close', () => this.#run?.stop());
    addEventListener('beforeunload', event => this.#run && event.preventDefault());
  }

  /** Asks for confirmation; `states` are the numbers by state, as far as they are known. */
  ask(action, ids, states = []) {
    const what = `${action.title.toLowerCase()} ${counted(ids.length)}`;
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'bulk-title' }, `${action.title} ${counted(ids.length)}`),
      el('p', { class: 'where' }, `In ${identityText()}.`),
      states.length > 0 ? el('p', {}, `When last seen: ${listed(states.map(([state, count]) => `${count.toLocaleString()} ${state}`))}.`) : null,
      el('p', {}, action.description),
      action.fields.map(field),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'sure', required: true }), `Yes, ${what} in ${identityText()}`),
      el('div', { class: 'buttons' },
        el('button', { type: 'submit', class: action.isDangerous ? 'danger' : 'primary' }, action.title),
        this.#closeButton()));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#start(action, ids, valuesOf(action.fields, form));
    });
    this.#show(form);
  }

  async #start(action, ids, values) {
    const progress = new Progress(action, () => this.#run.stop());
    const run = new BulkRun(ids, {
      send: id => refusalOf(action, { id, ...values }),
      look: action.isDone ? async id => action.isDone(await instanceOrNull(id)) : null,
      pause: millis => new Promise(resolve => setTimeout(resolve, millis)),
    }, changed => progress.show(changed));
    this.#run = run;
    progress.show(run);
    this.#show(progress.node);
    await run.run();
    this.#run = null;
    const { node, text } = resultOf(action, run, again => this.ask(action, again));
    node.append(el('div', { class: 'buttons' }, this.#closeButton()));
    this.#show(node);
    announce(text);
    this.#ended(action, run);
  }

  #show(node) {
    this.#dialog.replaceChildren(node);
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
  }

  #closeButton() {
    return el('button', { type: 'button', class: 'close', click: () => this.#dialog.close() }, 'Close');
  }
}

async function refusalOf(action, request) {
  const { verdict, message } = await act(action.name, request);
  return verdict === 'ACCEPTED' ? null : message;
}

async function instanceOrNull(id) {
  try {
    return await get('instance', { id });
  } catch (failure) {
    if (failure.isMissing) {
      return null;
    }
    throw failure;
  }
}
