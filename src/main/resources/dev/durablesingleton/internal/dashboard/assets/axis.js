// Time axis: position of a time, and the labelled ticks.

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000,
  60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000];

const LABEL_PIXELS = 80;

/** Maps times from `start` to `end`, in milliseconds, to pixels from `left` to `right`. */
export function axis(start, end, left, right) {
  const span = Math.max(1, end - start);
  const x = time => left + (Math.min(Math.max(time, start), start + span) - start) / span * (right - left);
  return { x, ticks: ticks(span, right - left).map(after => ({ after, x: x(start + after) })) };
}

/** Offsets of the ticks: multiples of a round step, as many as fit. */
function ticks(span, width) {
  const minimum = span * LABEL_PIXELS / width;
  const day = STEPS.at(-1);
  const step = STEPS.find(candidate => candidate >= minimum) ?? Math.ceil(minimum / day) * day;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => i * step);
}
