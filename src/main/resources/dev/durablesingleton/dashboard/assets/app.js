// Shows the view that the address names, and refreshes it while somebody looks.

import * as address from './address.js';
import { get, Trouble } from './api.js';
import { byId, el } from './dom.js';
import { InstanceView } from './instance.js';
import { ListView } from './list.js';
import { trouble } from './say.js';
import { StartDialog } from './start.js';

const REFRESH_MILLIS = 5_000;

const list = new ListView(update);
const instance = new InstanceView(update);
let shown = list;
let busy = false;

/** Loads what is shown; an answer that comes after the reader went elsewhere is dropped by the view. */
async function update() {
  busy = true;
  try {
    await shown.update();
    trouble('');
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      trouble(failure instanceof Trouble ? failure.message : `The page failed: ${failure.message}`);
    }
  } finally {
    busy = false;
  }
}

function go() {
  const target = address.read();
  const isInstance = target.view === 'instance' && target.id;
  const moved = shown !== (isInstance ? instance : list);
  shown.leave();
  byId('instance-view').hidden = !isInstance;
  byId('list-view').hidden = Boolean(isInstance);
  shown = isInstance ? instance : list;
  shown.enter(target);
  if (moved) {
    byId('main').focus({ preventScroll: true });
  }
  update();
}

function refresh() {
  if (byId('follow').checked && document.visibilityState === 'visible' && !busy) {
    update();
  }
}

async function nameOrchestrators() {
  const names = await get('orchestrators');
  byId('orchestrators').append(...names.map(name => el('option', { value: name })));
  byId('start-form').elements.orchestrator.append(...names.map(name => el('option', {}, name)));
}

new StartDialog(update);
// The part behind the # names what is shown, so the link must not change it.
byId('skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});
addEventListener('hashchange', go);
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, REFRESH_MILLIS);
go();
nameOrchestrators().catch(failure => trouble(failure.message));
