/** Requests in flight at once on each side, where the question is how much is done. */
export const IN_FLIGHT = 4;

export type Measure = { rounds: number; batch: number; inFlight: number };
export type Compared = { ratio: number; ours: number; bare: number };

/**
 * Median of ours ÷ bare over rounds of `batch` calls, with the median milliseconds a call of each. In turns, and each
 * goes first as often as second: drift of the machine hits both. `inFlight`: calls at a time; 1: how long one waits.
 */
export async function inTurns(
  ours: () => Promise<void>,
  bare: () => Promise<void>,
  { rounds, batch, inFlight }: Measure,
): Promise<Compared> {
  await timed(ours, batch, inFlight);
  await timed(bare, batch, inFlight);
  const [ratios, oursMs, bareMs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? bare : ours;
    const a = await timed(first, batch, inFlight);
    const b = await timed(first === bare ? ours : bare, batch, inFlight);
    const [bareTime, oursTime] = first === bare ? [a, b] : [b, a];
    ratios.push(oursTime / bareTime);
    oursMs.push(oursTime / batch);
    bareMs.push(bareTime / batch);
  }
  return { ratio: median(ratios), ours: median(oursMs), bare: median(bareMs) };
}

/** Milliseconds for `batch` calls, `inFlight` at a time. */
export async function timed(call: () => Promise<void>, batch: number, inFlight: number): Promise<number> {
  let left = batch;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await call();
    }),
  );
  return performance.now() - started;
}

/** To three decimals. */
export const median = (values: readonly number[]): number => {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Math.round(middle * 1000) / 1000;
};
