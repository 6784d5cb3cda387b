// Times and durations as people read them, in the reader's own zone.

import { el } from './dom.js';

const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium' });

const UNITS = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1_000, 's']];

/** A <time> that shows the local time, with the exact one on hover. */
export function fillTime(node, iso) {
  const text = FULL.format(new Date(iso));
  if (node.dateTime !== iso) {
    node.dateTime = iso;
    node.title = iso;
    node.textContent = text;
  }
  return node;
}

/** A <time> that shows how long after `from` it was, with the exact time on hover. */
export function timeAfter(from, iso) {
  const after = Math.max(0, Date.parse(iso) - Date.parse(from));
  return el('time', { datetime: iso, title: iso }, `+ ${duration(after)}`);
}

/** Such as "1.2 s" or "3 h 20 min". */
export function duration(milliseconds) {
  // What is all but an hour is told as an hour.
  const at = UNITS.findIndex(([unit]) => milliseconds >= unit * 0.9995);
  if (at < 0) {
    return `${Math.round(milliseconds)} ms`;
  }
  const [unit, name] = UNITS[at];
  if (name === 's') {
    return `${trimmed(milliseconds / unit)} s`;
  }
  const [smaller, smallerName] = UNITS[at + 1];
  const inAll = Math.round(milliseconds / smaller);
  const rest = inAll % (unit / smaller);
  return `${(inAll - rest) * smaller / unit} ${name}` + (rest ? ` ${rest} ${smallerName}` : '');
}

/** The ISO time of a local one that a form field holds; empty for an empty field. */
export function toIso(local) {
  return local === '' ? '' : new Date(local).toISOString();
}

const trimmed = seconds => seconds.toFixed(seconds < 10 ? 2 : 1).replace(/\.?0+$/, '');
