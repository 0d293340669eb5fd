type Sample = () => Promise<number>;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Which of two things takes clearly longer, each call of which gives its own time in milliseconds:
 * "first", "second" or "neither". The two take turns, and what one round finds, each further one must
 * find too: the medians differ by more than 5 ms and 3 %, and not by chance (Mann-Whitney, p < 0.001).
 */
export async function slowerOf(first: Sample, second: Sample, { samples = 40, warmUp = 5 } = {}) {
  for (let turn = 0; turn < warmUp; turn++) {
    await first();
    await second();
  }

  let found: "first" | "second" | undefined;
  for (let round = 0; round < 3; round++) {
    const [ones, others]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < samples; turn++) {
      ones.push(await first());
      others.push(await second());
    }

    const difference = median(ones) - median(others);
    const large = Math.abs(difference) > Math.max(5, 0.03 * Math.min(median(ones), median(others)));
    const slower = difference > 0 ? "first" : "second";
    if (!large || !isNoChance(ones, others) || (found && found !== slower)) return "neither";
    found = slower;
  }
  return found ?? "neither";
}

/** Whether two samples differ by more than chance: the Mann-Whitney test in its normal approximation, p < 0.001. */
function isNoChance(ones: number[], others: number[]) {
  const wins = ones.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  const u = wins.reduce<number>((sum, win) => sum + win, 0);
  const [n, m] = [ones.length, others.length];
  return Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12) > 3.29;
}
