// Bit rates out of counters that are read again and again.

const SAMPLES = 60;

/** Readings that follow each other closer than this, in seconds, say more of the network than of the counter. */
const SHORTEST = 0.4;

/** The last minute of one counter. */
class Counter {
  constructor(bytes, time) {
    this.bytes = bytes;
    this.time = time;
    this.rate = null;
    this.history = [];
  }

  note(bytes, time) {
    const seconds = (time - this.time) / 1000;
    if (seconds < SHORTEST) {
      return;
    }
    // A counter that went back belongs to an entry or an interface that was made anew.
    this.rate = (8 * Math.max(0, bytes >= this.bytes ? bytes - this.bytes : bytes)) / seconds;
    this.bytes = bytes;
    this.time = time;
    if (this.rate > 0 || this.history.length > 0) {
      this.history.push(this.rate);
      if (this.history.length > SAMPLES) {
        this.history.shift();
      }
    }
  }
}

/** Counters under keys; those that are not read any more are forgotten. */
export class Rates {
  #counters = new Map();

  /** Takes a reading of all: pairs of a key and how many octets it has counted. */
  note(readings, time) {
    const next = new Map();
    for (const [key, bytes] of readings) {
      const counter = this.#counters.get(key) ?? new Counter(bytes, time);
      counter.note(bytes, time);
      next.set(key, counter);
    }
    this.#counters = next;
  }

  /** Bits per second; null of what has not been read twice. */
  of(key) {
    return this.#counters.get(key)?.rate ?? null;
  }

  /** The rates of the last readings, the latest last. */
  history(key) {
    return this.#counters.get(key)?.history ?? [];
  }
}
