// Reads all instances that match a filter.

import { get } from './api.js';

const SIZE = 1_000;

/** Yields the instances page by page, without their texts. */
export async function* pages(query, signal) {
  let token = '';
  do {
    const page = await get('instances', { ...query, top: SIZE, texts: 'false', token }, signal);
    yield page.instances;
    token = page.next;
  } while (token !== null);
}
