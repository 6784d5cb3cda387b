// View of the list of instances, with filters, pages, counts and actions on many.

import * as address from './address.js';
import { get } from './api.js';
import { BulkDialog } from './bulk-dialog.js';
import { Counts } from './counts.js';
import { byId, setText } from './dom.js';
import { showFilters } from './filter-chips.js';
import { FilterForm, queryOf } from './filter-form.js';
import { announce, showError } from './messages.js';
import { pages } from './pages.js';
import { Rows } from './rows.js';
import { Selection } from './selection.js';
import { SelectionBar } from './selection-bar.js';
import { TableHead } from './table-head.js';
import { counted } from './sentences.js';

export class ListView {
  #update;
  #selection = new Selection(() => this.#showSelection());
  #bulk = new BulkDialog((action, run) => this.#afterRun(action, run));
  #bar = new SelectionBar(this.#selection, (signal, read) => this.#selectMatching(signal, read), action => this.#act(action));
  #rows = new Rows(byId('instances').tBodies[0], this.#selection);
  #head = new TableHead(() => this.#showRows(), chosen => this.#selection.set(this.#rows.listed, chosen));
  #counts = new Counts(state => this.#toggle(state));
  #form = new FilterForm(
    filters => this.#go({ ...filters, state: this.#filters.state ?? '' }),
    () => (location.hash = address.ofList({})));
  #filters = {};
  // Tokens of the pages up to the current one, because the engine's tokens only lead forward.
  #tokens = [''];
  #page = { instances: [], next: null };
  #request = new AbortController();
  #scroll = 0;

  constructor(update) {
    this.#update = update;
    byId('next').addEventListener('click', () => this.#turn(() => this.#tokens.push(this.#page.next)));
    byId('previous').addEventListener('click', () => this.#turn(() => this.#tokens.pop()));
  }

  enter({ filters }) {
    if (JSON.stringify(filters) !== JSON.stringify(this.#filters)) {
      this.#filters = filters;
      this.#tokens = [''];
      this.#counts.invalidate();
      // Nobody should act on instances that the filter no longer shows.
      this.#bar.stop();
      this.#selection.clear();
    }
    this.#form.show(filters);
    showFilters(filters, name => this.#go({ ...this.#filters, [name]: '' }));
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
    const { state, top } = this.#filters;
    const query = queryOf(this.#filters);
    const counts = this.#counts.update(query, state, signal);
    this.#page = await get('instances', { ...query, state, top, token: this.#tokens.at(-1) }, signal);
    this.#show();
    await counts;
  }

  #show() {
    this.#selection.see(this.#page.instances);
    this.#showRows();
    const shown = this.#page.instances.length;
    setText(byId('none'), this.#isFiltered()
      ? 'No instance matches these filters.'
      : 'There are no instances yet. Start one with the button above.');
    byId('none').hidden = shown > 0;
    byId('next').disabled = this.#page.next === null;
    byId('previous').disabled = this.#tokens.length === 1;
    setText(byId('page-number'), `Page ${this.#tokens.length}, ${counted(shown)}`);
  }

  #showRows() {
    this.#rows.show(this.#head.sort(this.#page.instances));
    this.#showSelection();
  }

  #showSelection() {
    const { listed } = this.#rows;
    this.#rows.showSelection();
    this.#head.showSelected(listed.filter(({ id }) => this.#selection.has(id)).length, listed.length);
    this.#bar.show(this.#selection.size);
  }

  async #selectMatching(signal, read) {
    const found = [];
    try {
      for await (const instances of pages({ ...queryOf(this.#filters), state: this.#filters.state }, signal)) {
        found.push(...instances);
        read(found.length);
      }
      this.#selection.set(found, true);
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        showError(failure.message);
      }
    }
  }

  #act(action) {
    this.#bulk.ask(action, this.#selection.ids(), this.#selection.states());
  }

  #afterRun(action, run) {
    if (action.removes) {
      this.#selection.drop(run.accepted);
    }
    this.#counts.invalidate();
    this.#update();
  }

  #isFiltered() {
    return Object.keys(this.#filters).some(name => name !== 'top');
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
}
