// The form that starts an instance, through the HTTP starter.

import { ofInstance } from './address.js';
import { start } from './api.js';
import { byId, el } from './dom.js';
import { readable } from './json-text.js';
import { toIso } from './times.js';

export class StartDialog {
  #changed;
  #dialog = byId('start-dialog');
  #form = byId('start-form');
  #result = byId('start-result');

  /** `changed` is called after each start. */
  constructor(changed) {
    this.#changed = changed;
    byId('start-open').addEventListener('click', () => this.#open());
    this.#form.addEventListener('submit', event => this.#submit(event));
    this.#form.querySelector('.close').addEventListener('click', () => this.#dialog.close());
  }

  #open() {
    this.#result.replaceChildren();
    this.#dialog.showModal();
  }

  async #submit(event) {
    event.preventDefault();
    const { orchestrator, id, input, reuse, startAt } = this.#form.elements;
    try {
      this.#show(await start(orchestrator.value, id.value, input.value, { reuse: reuse.value, startAt: toIso(startAt.value) }), id.value);
    } catch (failure) {
      this.#result.replaceChildren(el('p', { class: 'bad' }, failure.message));
    }
    this.#changed();
  }

  #show({ status, statusText, text, located }, givenId) {
    const id = status === 202 ? JSON.parse(text).id : givenId;
    this.#result.replaceChildren(
      el('p', { class: status === 202 ? 'good' : 'bad' }, el('b', {}, `${status} ${statusText}`)),
      located && id ? el('p', {}, el('a', { href: ofInstance(id), click: () => this.#dialog.close() }, `Show ${id}`)) : '',
      el('pre', { tabindex: '0' }, readable(withoutKeys(text))));
  }
}

// The links contain the system key, which should not be visible on the screen.
const withoutKeys = text => text.replace(/([?&]code=)[^&"\s]+/g, '$1…');
