// The chosen instances. State only, so that it runs without a browser.

export class Selection {
  // The state of each when it was last seen, by ID.
  #states = new Map();
  #anchor = null;
  #changed;

  /** `changed` is called after each change. */
  constructor(changed) {
    this.#changed = changed;
  }

  get size() {
    return this.#states.size;
  }

  has(id) {
    return this.#states.has(id);
  }

  ids() {
    return [...this.#states.keys()];
  }

  /** How many were last seen in each state, such as [['Running', 2]]. */
  states() {
    const counts = new Map();
    this.#states.forEach(state => counts.set(state, (counts.get(state) ?? 0) + 1));
    return [...counts].sort();
  }

  /** Chooses or drops one of the listed instances; with `range`, also those up to the one picked before. */
  pick(listed, id, chosen, range) {
    const at = listed.findIndex(instance => instance.id === id);
    const anchor = range ? listed.findIndex(instance => instance.id === this.#anchor) : -1;
    const [first, last] = anchor < 0 ? [at, at] : [Math.min(at, anchor), Math.max(at, anchor)];
    this.#anchor = id;
    this.set(listed.slice(first, last + 1), chosen);
  }

  /** Chooses or drops all of these. */
  set(instances, chosen) {
    instances.forEach(({ id, state }) => (chosen ? this.#states.set(id, state) : this.#states.delete(id)));
    this.#changed();
  }

  /** Takes over the states of those that are chosen. */
  see(instances) {
    this.set(instances.filter(({ id }) => this.has(id)), true);
  }

  drop(ids) {
    ids.forEach(id => this.#states.delete(id));
    this.#changed();
  }

  clear() {
    this.#states.clear();
    this.#anchor = null;
    this.#changed();
  }
}
