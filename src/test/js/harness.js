// What the tests of the dashboard's modules call. PureModulesTest runs this file first.

globalThis.tests = [];

/** Declares a test; its name is a sentence. The body may be asynchronous. */
globalThis.test = (name, body) => tests.push({ name, body });

/** Fails unless both values have the same JSON. */
globalThis.equal = (actual, expected) => {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) {
    throw new Error(`is ${found}, must be ${wanted}`);
  }
};

/** The part of the browsers' class that the modules use; `form` encodes and decodes as Java does. */
globalThis.URLSearchParams = class {
  #pairs;

  constructor(query) {
    this.#pairs = typeof query === 'string'
      ? query.split('&').filter(Boolean).map(pair => pair.split(/=(.*)/s, 2).map(part => form.decoded(part ?? '')))
      : Array.from(query[Symbol.iterator] ? query : Object.entries(query));
  }

  [Symbol.iterator]() {
    return this.#pairs[Symbol.iterator]();
  }

  toString() {
    return this.#pairs.map(pair => pair.map(part => form.encoded(String(part))).join('=')).join('&');
  }
};
