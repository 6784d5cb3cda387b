// A run of one action on many instances. State only: requests and pauses are passed in.

const CONCURRENCY = 8;
// An engine may take a while for thousands of requests, so it is given up only if nothing changes.
const PAUSES_MILLIS = [500, 1_000, 2_000, 4_000, 8_000];

export class BulkRun {
  #send;
  #look;
  #pause;
  #changed;
  #waiting;
  #stopWaiting;
  #untilStopped = new Promise(resolve => (this.#stopWaiting = resolve));

  total;
  phase = 'sending';
  accepted = [];
  /** Refused instances with the reason, as { id, reason }. */
  refused = [];
  /** Accepted instances on which no effect is visible yet. */
  open = [];
  stopped = false;

  /**
   * `send(id)` resolves to the reason of a refusal, or to null. `look(id)` resolves to whether the
   * effect is visible; null if an accepted request has had its effect. `pause(millis)` resolves
   * after that time. `changed(run)` is called after each step.
   */
  constructor(ids, { send, look, pause }, changed) {
    this.#waiting = [...ids];
    this.total = ids.length;
    this.#send = send;
    this.#look = look;
    this.#pause = pause;
    this.#changed = changed;
  }

  /** Instances for which no request was sent. */
  get unsent() {
    return this.#waiting;
  }

  /** Sends all requests, and then looks whether they had an effect. */
  async run() {
    await this.#sendAll();
    if (this.#look) {
      this.open = [...this.accepted];
      this.phase = 'looking';
      this.#changed(this);
      await this.#lookAgain();
    }
    this.phase = 'ended';
    this.#changed(this);
  }

  /** Sends no further request and waits for no further effect; requests that are under way end. */
  stop() {
    this.stopped = true;
    this.#stopWaiting();
    this.#changed(this);
  }

  #sendAll() {
    return atOnce(async () => {
      while (this.#waiting.length > 0 && !this.stopped) {
        const id = this.#waiting.shift();
        const reason = await reasonOf(() => this.#send(id));
        if (reason === null) {
          this.accepted.push(id);
        } else {
          this.refused.push({ id, reason });
        }
        this.#changed(this);
      }
    });
  }

  async #lookAgain() {
    for (let unchanged = 0; unchanged <= PAUSES_MILLIS.length;) {
      const before = this.open.length;
      await this.#lookAtOpen();
      if (this.open.length === 0 || this.stopped) {
        return;
      }
      unchanged = this.open.length < before ? 0 : unchanged + 1;
      const pause = PAUSES_MILLIS[Math.max(0, unchanged - 1)];
      if (pause) {
        await Promise.race([this.#pause(pause), this.#untilStopped]);
      }
    }
  }

  async #lookAtOpen() {
    const unseen = [...this.open];
    const done = new Set();
    await atOnce(async () => {
      while (unseen.length > 0) {
        const id = unseen.shift();
        // An instance that cannot be read may have ended or not.
        if (await this.#look(id).catch(() => false)) {
          done.add(id);
        }
      }
    });
    this.open = this.open.filter(id => !done.has(id));
    this.#changed(this);
  }
}

const atOnce = work => Promise.all(Array.from({ length: CONCURRENCY }, work));

async function reasonOf(send) {
  try {
    return await send();
  } catch (failure) {
    return failure.message;
  }
}
