// An entity, which the engine shows as an instance with the ID @name@key and its state in the input.

export const isEntity = id => /^@[^@]+@/.test(id);

/** State, queue length and lock holder. The input is missing if it is too large to be read. */
export function readEntity({ id, input, customStatus }) {
  const status = parsed(customStatus);
  return {
    name: id.slice(1, id.indexOf('@', 1)),
    key: id.slice(id.indexOf('@', 1) + 1),
    state: parsed(input).state ?? null,
    queue: status.queueSize ?? 0,
    holder: status.lockedBy ?? null,
  };
}

/** What an orchestration waits for, such as "the lock of @counter@k". */
export function waitText({ entity, operation }) {
  return operation === null ? `the lock of ${entity}` : `the answer of ${entity} to ${operation}`;
}

function parsed(text) {
  try {
    return JSON.parse(text ?? '{}') ?? {};
  } catch {
    return {};
  }
}
