// Formats durations, and converts local times.

const UNITS = [[86_400_000, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1_000, 's']];

/** Formats a duration, such as "1.2 s" or "3 h 20 min". */
export function duration(milliseconds) {
  // A duration that rounds up to the next unit uses that unit: 59.99 min is 1 h.
  const at = UNITS.findIndex(([unit]) => milliseconds >= unit * 0.9995);
  if (at < 0) {
    return `${Math.round(milliseconds)} ms`;
  }
  const [unit, name] = UNITS[at];
  if (name === 's') {
    return `${trimmed(milliseconds / unit)} s`;
  }
  const [smaller, smallerName] = UNITS[at + 1];
  const total = Math.round(milliseconds / smaller);
  const rest = total % (unit / smaller);
  return `${(total - rest) * smaller / unit} ${name}` + (rest ? ` ${rest} ${smallerName}` : '');
}

/** Converts a form field's local time to ISO 8601; empty for an empty field. */
export function toIso(local) {
  return local === '' ? '' : new Date(local).toISOString();
}

const trimmed = seconds => seconds.toFixed(seconds < 10 ? 2 : 1).replace(/\.?0+$/, '');
