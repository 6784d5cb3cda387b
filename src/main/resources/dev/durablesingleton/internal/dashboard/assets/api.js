// Calls to the app's functions, with the key in the page's own URL.

const KEY = new URLSearchParams(location.search).get('code');

/** A failed request. The message is a sentence for the user. */
export class RequestError extends Error {
  constructor(message, isMissing = false) {
    super(message);
    this.isMissing = isMissing;
  }
}

/** Fetches a function's JSON document. */
export async function get(path, parameters = {}, signal = undefined) {
  const response = await send(`singletons/${path}?${query(parameters)}`, { signal });
  const document = await body(response);
  if (!response.ok) {
    throw new RequestError(document.message, response.status === 404);
  }
  return document;
}

/** Fetches a function's JSON document as the text that was sent, with all digits of its numbers. */
export async function getText(path, parameters) {
  const response = await send(`singletons/${path}?${query(parameters)}`, {});
  if (!response.ok) {
    throw new RequestError((await body(response)).message);
  }
  return response.text();
}

/** Runs an action and returns its verdict and message, also if it was refused. */
export async function act(action, request) {
  const response = await send(`singletons/actions/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Singletons': '1' },
    body: JSON.stringify(request),
  });
  return body(response);
}

/** Starts an instance and returns the starter's answer: status, text, and whether it has a status URL. */
export async function start(orchestrator, id, input, options) {
  const path = ['orchestrators', orchestrator, ...(id ? [id] : [])].map(encodeURIComponent).join('/');
  const response = await send(`${path}?${query(options)}`, {
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
    throw new RequestError('The app is not reachable.');
  }
  if (response.status === 401 || response.status === 403 && !isJson(response)) {
    throw new RequestError(KEY
      ? 'The key in the URL is not valid for all functions of the dashboard. Open the page with a host key.'
      : 'The app requires a key. Open the page with ?code= and a host key.');
  }
  return response;
}

async function body(response) {
  if (!isJson(response)) {
    throw new RequestError(`The app answered ${response.status}.`);
  }
  return response.json();
}

const isJson = response => (response.headers.get('Content-Type') ?? '').startsWith('application/json');

function query(parameters) {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return new URLSearchParams(filled).toString();
}
