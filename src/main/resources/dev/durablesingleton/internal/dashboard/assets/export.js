// Buttons that copy a text and download it as a file.

import { el, setText } from './dom.js';
import { fileName } from './file-name.js';
import { isJson, readable } from './json-text.js';

// Some browsers read the file only after the click.
const DOWNLOAD_MILLIS = 10_000;

/** Creates the buttons for a part of an instance; `read` returns its text, or a promise of it. */
export function exportButtons(id, part, read) {
  const outcome = el('span', { role: 'status' });
  const button = (verb, work) => el('button', {
    type: 'button', class: 'small', 'aria-label': `${verb} ${part.toLowerCase()}`, click: () => run(outcome, work),
  }, verb);
  return el('div', { class: 'export' },
    outcome,
    button('Copy', () => copy(read)),
    button('Download', () => download(id, part, read)));
}

async function run(outcome, work) {
  setText(outcome, '');
  try {
    setText(outcome, await work());
  } catch (failure) {
    setText(outcome, failure.message);
  }
}

/** Gives the clipboard a promise, because a browser allows writing only directly after a click. */
async function copy(read) {
  if (!navigator.clipboard) {
    throw new Error('A browser copies only for pages with HTTPS or on localhost. Download the file instead.');
  }
  // A failed read is told as it is; the clipboard would hide its message.
  const text = Promise.resolve(read()).then(readable);
  const blob = text.then(shown => new Blob([shown], { type: 'text/plain' }));
  const written = navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  await Promise.all([text, written]);
  return 'Copied';
}

async function download(id, part, read) {
  const text = await read();
  const type = isJson(text) ? 'application/json' : 'text/plain';
  const href = URL.createObjectURL(new Blob([readable(text)], { type }));
  el('a', { href, download: fileName(id, part, isJson(text)) }).click();
  setTimeout(() => URL.revokeObjectURL(href), DOWNLOAD_MILLIS);
  return 'Downloaded';
}
