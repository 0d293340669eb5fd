/** Does something with every item, several at once, and gives what came of each in their order. */
export async function atOnce<Item, Result>(
  items: Item[],
  width: number,
  act: (item: Item, index: number) => Promise<Result>,
) {
  const results: Result[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) results[index] = await act(item, index);
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
