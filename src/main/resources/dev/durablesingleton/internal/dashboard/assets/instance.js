// View of one instance: its properties, input, output, actions and history.

import { ofInstance, ofList } from './address.js';
import { actionBar } from './actions.js';
import { get } from './api.js';
import { byId, el, setText } from './dom.js';
import { isEntity, readEntity, waitText } from './entity.js';
import { HistoryView } from './history.js';
import { lockOf } from './lock.js';
import { Texts } from './texts.js';
import { fillTime } from './time-element.js';

export class InstanceView {
  #update;
  #view = byId('instance-view');
  #target = null;
  #parts = null;
  #shown = '';
  #request = new AbortController();

  constructor(update) {
    this.#update = update;
  }

  enter(target) {
    this.#target = target;
    this.#shown = '';
    this.#parts = newParts(target.id, this.#update);
    this.#view.replaceChildren(...this.#parts.all);
    scrollTo(0, 0);
  }

  leave() {
    this.#request.abort();
  }

  async update() {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    const instance = await this.#read(signal);
    const text = JSON.stringify(instance);
    if (text !== this.#shown) {
      this.#show(instance);
    }
    // Bars of running instances grow with time; a finished instance does not change.
    if (text !== this.#shown || !instance.finished || this.#parts.history.isRunning) {
      const history = await this.#parts.history.update(signal);
      this.#showParent(history?.parent ?? this.#target.parent);
      this.#showVersion(history?.version, instance.state);
      this.#showReason(instance.finished ? null : history?.reasonToWait);
      this.#showWaiting(instance.finished ? [] : history?.waiting ?? []);
    }
    this.#shown = text;
  }

  async #read(signal) {
    try {
      return await get('instance', { id: this.#target.id }, signal);
    } catch (failure) {
      if (failure.isMissing) {
        setText(this.#parts.state, 'Deleted');
        this.#parts.state.dataset.state = 'Deleted';
        this.#parts.actions.disableAll();
      }
      throw failure;
    }
  }

  #show(instance) {
    const { state, facts, actions, texts } = this.#parts;
    setText(state, instance.state);
    state.dataset.state = instance.state;
    facts.replaceChildren(...(isEntity(instance.id) ? factsOfEntity(instance) : factsOf(instance)));
    actions.show(instance);
    texts.show(instance);
  }

  /** Shows the entities whose answers or locks the instance waits for. */
  #showWaiting(uses) {
    const { facts } = this.#parts;
    facts.querySelector('#waiting')?.closest('div').remove();
    if (uses.length > 0) {
      facts.append(fact('Waits for', el('span', { id: 'waiting' }, uses.map((use, at) => [
        at > 0 ? ', ' : '',
        el('a', { href: ofInstance(use.entity) }, waitText(use)), ' since ', fillTime(el('time'), use.since)]).flat())));
    }
  }

  /** Shows the parent; an older engine does not name it, then it is the instance whose link was followed. */
  #showParent(parent) {
    const { facts } = this.#parts;
    if (parent && facts.querySelector('#parent')?.textContent !== parent) {
      facts.append(fact('Parent', el('a', { href: ofInstance(parent), id: 'parent' }, parent)));
    }
  }

  /** Shows why the host gives the instance no turn; only a local host tells. */
  #showReason(reason) {
    const { facts } = this.#parts;
    facts.querySelector('#reason')?.closest('div').remove();
    if (reason) {
      facts.append(fact('Held', el('span', { id: 'reason' }, reason)));
    }
  }

  /** Shows the version, and for a pending instance what it may wait for: the engine does not tell. */
  #showVersion(version, state) {
    const { facts } = this.#parts;
    if (version && !facts.querySelector('#version')) {
      const hint = state === 'Pending' ? ' (runs only if defaultVersion of host.json fits)' : '';
      facts.append(fact('Version', el('span', { id: 'version' }, version + hint)));
    }
  }
}

function newParts(id, update) {
  const state = el('span', { class: 'state' });
  const facts = el('dl', { class: 'facts' });
  const actions = actionBar(id, update);
  const texts = new Texts();
  const history = new HistoryView(id);
  const head = el('div', { class: 'title' }, el('h2', {}, id), state);
  const links = el('p', { class: 'links' },
    el('a', { href: ofList({}), click: goBack }, '← All instances'),
    el('a', { href: ofList({ parent: id }), id: 'children' }, 'Its sub-orchestrations as a list'));
  return { all: [links, head, facts, actions.bar, texts.node, history.section], state, facts, actions, texts, history };
}

/** Returns to the list in its previous state, if this tab came from there. */
function goBack(event) {
  if (globalThis.navigation?.canGoBack && cameFromList()) {
    event.preventDefault();
    history.back();
  }
}

function cameFromList() {
  const entries = globalThis.navigation.entries();
  const previous = entries[globalThis.navigation.currentEntry.index - 1];
  return previous !== undefined && !new URL(previous.url).hash.startsWith('#/instance');
}

function fact(term, value) {
  return el('div', {}, el('dt', {}, term), el('dd', {}, value));
}

function factsOf({ name, created, changed, kept }) {
  return [
    fact('Orchestrator', name),
    fact('Created', fillTime(el('time'), created)),
    fact('Last change', fillTime(el('time'), changed)),
    kept ? fact('Kept', 'yes: the keeper restarts it') : '',
  ];
}

function factsOfEntity(instance) {
  const { name, key, queue, holder } = readEntity(instance);
  const unknown = instance.textsLeftOut ? 'unknown: the state exceeds the message limit of 4 MiB' : null;
  return [
    fact('Entity', name),
    fact('Key', key),
    fact('Last change', fillTime(el('time'), instance.changed)),
    fact('Requests that wait', unknown ?? String(queue)),
    fact('Lock', unknown ?? lockOf(instance, holder)),
  ];
}
