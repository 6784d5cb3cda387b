// What is shown stands behind the # of the address, so that it can be reloaded, linked and gone back to.

/** { id, parent } of an instance, or the list's filters. */
export function read() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
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
