// View of the list of instances, with filters, pages and counts.

import * as address from './address.js';
import { get } from './api.js';
import { Counts } from './counts.js';
import { byId, setText } from './dom.js';
import { Rows } from './rows.js';
import { announce } from './messages.js';
import { toIso } from './times.js';

const FIELDS = ['name', 'prefix', 'from', 'to', 'top'];

export class ListView {
  #update;
  #rows = new Rows(byId('instances').tBodies[0]);
  #counts = new Counts(state => this.#toggle(state));
  #form = byId('filters');
  #filters = {};
  // Tokens of the pages up to the current one, because the engine's tokens only lead forward.
  #tokens = [''];
  #next = null;
  #request = new AbortController();
  #scroll = 0;

  constructor(update) {
    this.#update = update;
    this.#form.addEventListener('submit', event => this.#submit(event));
    this.#form.addEventListener('reset', () => (location.hash = address.ofList({})));
    byId('next').addEventListener('click', () => this.#turn(() => this.#tokens.push(this.#next)));
    byId('previous').addEventListener('click', () => this.#turn(() => this.#tokens.pop()));
  }

  enter({ filters }) {
    document.title = 'Singletons';
    if (JSON.stringify(filters) !== JSON.stringify(this.#filters)) {
      this.#filters = filters;
      this.#tokens = [''];
      this.#counts.invalidate();
    }
    FIELDS.forEach(name => (this.#form.elements[name].value = filters[name] ?? (name === 'top' ? '100' : '')));
    requestAnimationFrame(() => scrollTo(0, this.#scroll));
  }

  leave() {
    this.#scroll = scrollY;
    this.#request.abort();
  }

  async update() {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    const { state, name, prefix, top } = this.#filters;
    const query = { name, prefix, from: this.#time('from'), to: this.#time('to') };
    const counted = this.#counts.update(query, state, signal);
    const page = await get('instances', { ...query, state, top, token: this.#tokens.at(-1) }, signal);
    this.#show(page);
    await counted;
  }

  #show(page) {
    this.#rows.show(page.instances);
    this.#next = page.next;
    setText(byId('none'), this.#isFiltered()
      ? 'No instance matches these filters.'
      : 'There are no instances yet. Start one with the button above.');
    byId('none').hidden = page.instances.length > 0;
    byId('next').disabled = page.next === null;
    byId('previous').disabled = this.#tokens.length === 1;
    const shown = page.instances.length === 1 ? '1 instance' : `${page.instances.length} instances`;
    setText(byId('page-number'), `Page ${this.#tokens.length}, ${shown}`);
  }

  #isFiltered() {
    return Object.keys(this.#filters).some(name => name !== 'top');
  }

  #submit(event) {
    event.preventDefault();
    const chosen = Object.fromEntries(FIELDS.map(name => [name, this.#form.elements[name].value]));
    this.#go({ ...chosen, top: chosen.top === '100' ? '' : chosen.top, state: this.#filters.state ?? '' });
  }

  #toggle(state) {
    this.#go({ ...this.#filters, state: this.#filters.state === state ? '' : state });
  }

  #go(filters) {
    const target = address.ofList(filters);
    if (target === (location.hash || '#/')) {
      this.#update();
    }
    location.hash = target;
  }

  async #turn(change) {
    change();
    await this.#update();
    scrollTo(0, 0);
    announce(byId('page-number').textContent);
  }

  #time(field) {
    return toIso(this.#filters[field] ?? '');
  }
}
