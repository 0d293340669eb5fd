/** Numbers that look random and are the same in every run (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const oneOf = <Item>(items: readonly Item[]) => items[below(items.length)]!;
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => below(256)));
  return { below, oneOf, bytes };
}

export type Seeded = ReturnType<typeof seeded>;
