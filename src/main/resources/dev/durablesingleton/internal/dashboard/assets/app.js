// Shows the view in the URL's fragment, and refreshes it while the page is visible.

import * as address from './address.js';
import { get, RequestError } from './api.js';
import { byId, el } from './dom.js';
import { loadIdentity, setTitle } from './identity.js';
import { InstanceView } from './instance.js';
import { ListView } from './list.js';
import { showError } from './messages.js';
import { StartDialog } from './start.js';

const REFRESH_MILLIS = 5_000;

const list = new ListView(update);
const instance = new InstanceView(update);
let shown = list;
let busy = false;

/** Updates the current view. A view aborts its request when the user leaves it. */
async function update() {
  busy = true;
  try {
    await shown.update();
    showError('');
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      showError(failure instanceof RequestError ? failure.message : `Error in the dashboard: ${failure.message}`);
    }
  } finally {
    busy = false;
  }
}

function navigate() {
  const target = address.read(location.hash);
  const isInstance = target.view === 'instance' && target.id;
  const moved = shown !== (isInstance ? instance : list);
  shown.leave();
  byId('instance-view').hidden = !isInstance;
  byId('list-view').hidden = Boolean(isInstance);
  shown = isInstance ? instance : list;
  setTitle(isInstance ? target.id : '');
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

async function loadOrchestrators() {
  const names = await get('orchestrators');
  byId('orchestrators').append(...names.map(name => el('option', { value: name })));
  byId('start-form').elements.orchestrator.append(...names.map(name => el('option', {}, name)));
}

new StartDialog(update);
// The fragment selects the view, so the skip link must not change it.
byId('skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});
addEventListener('hashchange', navigate);
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, REFRESH_MILLIS);
navigate();
loadIdentity();
loadOrchestrators().catch(failure => showError(failure.message));
