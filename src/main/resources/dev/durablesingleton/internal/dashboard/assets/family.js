// The open sub-orchestrations of an instance, with their histories.

export class Family {
  #read;
  #open = new Map();

  /** `read` returns a promise of the history of an instance. */
  constructor(read) {
    this.#read = read;
  }

  /** Histories by instance ID. One that cannot be read is a { message }. */
  get open() {
    return this.#open;
  }

  get isRunning() {
    return [...this.#open.values()].some(history => !history.finished);
  }

  /** Opens a sub-orchestration, or closes it and all that are open below it. */
  async toggle(id) {
    if (this.#open.has(id)) {
      this.#close(id);
    } else {
      this.#open.set(id, await this.#load(id));
    }
  }

  /** Reads the histories again that may have changed. */
  async refresh(signal) {
    const changing = [...this.#open.keys()].filter(id => !this.#open.get(id).finished);
    const histories = await Promise.all(changing.map(id => this.#load(id, signal)));
    // A refresh does not open again what was closed in the meantime.
    changing.forEach((id, i) => this.#open.has(id) && this.#open.set(id, histories[i]));
  }

  async #load(id, signal) {
    try {
      return await this.#read(id, signal);
    } catch (failure) {
      if (failure.name === 'AbortError') {
        throw failure;
      }
      return { message: failure.message };
    }
  }

  #close(id) {
    const entries = this.#open.get(id)?.entries ?? [];
    this.#open.delete(id);
    entries.filter(entry => this.#open.has(entry.instanceId)).forEach(entry => this.#close(entry.instanceId));
  }
}
