// An entity, which the engine shows as an instance with the ID @name@key and its state in the input.

import { ofInstance } from './address.js';
import { get } from './api.js';
import { el, setText } from './dom.js';
import { fillTime } from './times.js';

export const isEntity = id => /^@[^@]+@/.test(id);

/** State, queue length and lock holder. The input is missing if it is too large to be read. */
export function readEntity({ id, input, customStatus }) {
  const status = parsed(customStatus);
  return {
    name: id.slice(1, id.indexOf('@', 1)),
    key: id.slice(id.indexOf('@', 1) + 1),
    state: parsed(input).state ?? null,
    queue: status.queueSize ?? 0,
    holder: status.lockedBy ?? null,
  };
}

/** The lock holder; the time comes from the holder's history, because the entity does not store it. */
export function lockOf({ id }, holder) {
  const since = el('span');
  if (holder === null) {
    return el('span', {}, 'free');
  }
  showSince(since, id, holder);
  return el('span', {}, 'held by ', el('a', { href: ofInstance(holder), id: 'holder' }, holder), since);
}

async function showSince(node, id, holder) {
  try {
    const [instance, history] = await Promise.all([
      get('instance', { id: holder }), get('history', { id: holder })]);
    const held = history.held.find(use => use.entity === id);
    if (held) {
      node.append(' since ', fillTime(el('time'), held.since));
    }
    if (instance.finished) {
      node.append(', which has ended: release the lock');
    }
  } catch (failure) {
    setText(node, failure.isMissing ? ', which was purged: release the lock' : ', since a time that its history does not show');
  }
}

/** What an orchestration waits for, such as "the lock of @counter@k". */
export function waitText({ entity, operation }) {
  return operation === null ? `the lock of ${entity}` : `the answer of ${entity} to ${operation}`;
}

function parsed(text) {
  try {
    return JSON.parse(text ?? '{}') ?? {};
  } catch {
    return {};
  }
}
