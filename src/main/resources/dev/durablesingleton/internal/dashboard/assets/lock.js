// The lock of an entity, with a link to its holder.

import { ofInstance } from './address.js';
import { get } from './api.js';
import { el, setText } from './dom.js';
import { fillTime } from './time-element.js';

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
