// Shows which app, task hub and environment the page acts on, in the header, the title and a color.

import { get } from './api.js';
import { byId, setText } from './dom.js';

// An app that does not tell its environment may be in production.
const UNKNOWN = { app: 'unknown app', hub: 'unknown task hub', environment: 'unknown environment', color: 'red' };

let identity = null;
let view = '';

/** Asks the app for its name, task hub and environment. */
export async function loadIdentity() {
  try {
    identity = await get('app');
    setText(byId('app'), `${identity.app} / ${identity.hub}`);
  } catch (failure) {
    identity = UNKNOWN;
    setText(byId('app'), failure.message);
  }
  setText(byId('environment'), identity.environment);
  document.documentElement.dataset.environment = identity.color;
  showTitle();
}

/** Sets the document's title; `name` is empty for the list. */
export function setTitle(name) {
  view = name;
  showTitle();
}

/** Names the app within a sentence. */
export function identityText() {
  const { app, hub, environment } = identity ?? UNKNOWN;
  return `app ${app}, task hub ${hub} (${environment})`;
}

function showTitle() {
  const suffix = identity ? ` – ${identity.app} / ${identity.hub} (${identity.environment})` : '';
  document.title = (view || 'Singletons') + suffix;
}
