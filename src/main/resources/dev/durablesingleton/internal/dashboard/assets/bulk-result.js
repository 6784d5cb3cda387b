// The result of a run on many instances: what did not work, why, and how to repeat it.

import { ofInstance } from './address.js';
import { el } from './dom.js';
import { counted } from './sentences.js';

// More links than this are of no use to a reader, and slow the page down.
const MAX_LINKS = 100;

/** Creates the result and its text; `again(ids)` repeats the action for some of the instances. */
export function resultOf(action, run, again) {
  const { accepted, refused, open, unsent } = run;
  const parts = [`${counted(accepted.length)} ${action.answered ?? 'accepted'}`, `${refused.length.toLocaleString()} refused`];
  if (unsent.length > 0) {
    parts.push(`${unsent.length.toLocaleString()} not sent`);
  }
  const effect = action.isDone
    ? ` ${(accepted.length - open.length).toLocaleString()} ${action.done}, ${open.length.toLocaleString()} ${action.open}.`
    : '';
  const text = `${parts.join(', ')}.${effect}`;
  const isGood = refused.length + open.length + unsent.length === 0;
  const node = el('div', { class: 'bulk' },
    el('h2', { id: 'bulk-title' }, `${action.title}: ${isGood ? 'done' : 'ended'}`),
    el('p', { class: isGood ? 'good' : 'bad' }, text),
    group(open, `Accepted but ${action.open}, ${counted(open.length)}: the engine may be slow, or may have lost the request.`, action, again),
    byReason(refused).map(({ reason, ids }) => group(ids, `Refused, ${counted(ids.length)}: ${reason}`, action, again)),
    group(unsent, `Not sent, ${counted(unsent.length)}: the run was stopped.`, action, again));
  return { node, text };
}

function group(ids, sentence, action, again) {
  if (ids.length === 0) {
    return null;
  }
  const links = ids.slice(0, MAX_LINKS).map(id => el('li', {}, el('a', { href: ofInstance(id), target: '_blank' }, id)));
  const rest = ids.length - links.length;
  return el('details', { class: 'outcome' },
    el('summary', {}, sentence),
    el('ul', {}, links, rest > 0 ? el('li', {}, `and ${rest.toLocaleString()} more`) : null),
    el('button', { type: 'button', class: 'again', click: () => again(ids) }, `${action.title} ${counted(ids.length)} again`));
}

function byReason(refused) {
  const groups = new Map();
  for (const { id, reason } of refused) {
    // Reasons that differ only in the instance that they name are one.
    const shared = reason.replaceAll(id, '…');
    const group = groups.get(shared) ?? { reason, ids: [] };
    groups.set(shared, { reason: group.ids.length > 0 ? shared : reason, ids: group.ids });
    group.ids.push(id);
  }
  return [...groups.values()];
}
