// The current view is stored in the URL's fragment, so that reload, links and Back work.

/** Reads the view from a fragment: an instance with { id, parent }, or the list with its filters. */
export function read(fragment) {
  const [path, query = ''] = fragment.replace(/^#/, '').split('?');
  const parameters = Object.fromEntries(new URLSearchParams(query));
  return path === '/instance' ? { view: 'instance', ...parameters } : { view: 'list', filters: parameters };
}

export function ofInstance(id, parent = '') {
  return '#/instance?' + new URLSearchParams(parent ? { id, parent } : { id });
}

export function ofList(filters) {
  const filled = Object.entries(filters).filter(([, value]) => value !== '');
  return '#/' + (filled.length ? '?' + new URLSearchParams(filled) : '');
}
