// Calls to the app's own functions, with the key that the page was opened with.

const KEY = new URLSearchParams(location.search).get('code');

/** The answer could not be had; the message is a sentence for the reader. */
export class Trouble extends Error {
  constructor(message, isMissing = false) {
    super(message);
    this.isMissing = isMissing;
  }
}

/** The JSON document of a function. */
export async function get(path, parameters = {}, signal = undefined) {
  const response = await send(`singletons/${path}?${query(parameters)}`, { signal });
  const document = await body(response);
  if (!response.ok) {
    throw new Trouble(document.message, response.status === 404);
  }
  return document;
}

/** What came of an action: a verdict and a message, also when it was refused. */
export async function act(action, request) {
  const response = await send(`singletons/actions/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Singletons': '1' },
    body: JSON.stringify(request),
  });
  return body(response);
}

/** The starter's own answer: status, text, and whether it names the URL of an instance's status. */
export async function start(orchestrator, id, input, reuse) {
  const path = ['orchestrators', orchestrator, ...(id ? [id] : [])].map(encodeURIComponent).join('/');
  const response = await send(path + (reuse ? `?${query({ reuse })}` : ''), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: input,
  });
  return {
    status: response.status,
    statusText: response.statusText,
    text: await response.text(),
    located: response.headers.has('Location'),
  };
}

async function send(path, options) {
  const headers = { ...options.headers, ...(KEY ? { 'x-functions-key': KEY } : {}) };
  let response;
  try {
    response = await fetch(path, { ...options, headers, cache: 'no-store' });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Trouble('The app does not answer.');
  }
  if (response.status === 401 || response.status === 403 && !isJson(response)) {
    throw new Trouble(KEY
      ? 'The key that the page was opened with does not open its functions; open it with a host key.'
      : 'The app asks for a key; open the page with ?code= and a host key.');
  }
  return response;
}

async function body(response) {
  if (!isJson(response)) {
    throw new Trouble(`The app answered ${response.status}.`);
  }
  return response.json();
}

const isJson = response => (response.headers.get('Content-Type') ?? '').startsWith('application/json');

function query(parameters) {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return new URLSearchParams(filled).toString();
}
