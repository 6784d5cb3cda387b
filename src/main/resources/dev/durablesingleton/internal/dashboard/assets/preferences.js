// What this browser remembers about the list.

const PREFIX = 'durable-singleton.';

/** The remembered value; `fallback` if there is none, or if the browser stores nothing. */
export function recall(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? fallback;
  } catch {
    return fallback;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A browser that stores nothing forgets the choice when the page closes.
  }
}
