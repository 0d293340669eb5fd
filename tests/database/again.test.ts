import { db, pool, type Transaction } from "@/db";
import { findTimeStyle, lockUser } from "@/db/users";

import { anInhabitant } from "../support/inhabitants";
import { logged } from "../support/output";

/** A place where two meet: whoever comes first waits for the other. */
function meeting() {
  let meet = () => {};
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  let here = 0;
  return async () => {
    if (++here === 2) meet();
    await met;
  };
}

test("F08: of two transactions that wait for each other both take effect, and neither twice", async () => {
  const [one, two] = [await anInhabitant(), await anInhabitant()];
  const bothHaveOne = meeting();
  const rename = (id: string, add: string, tx: Transaction) =>
    tx.execute(`update users set locale = locale || '${add}' where id = '${id}'`);

  const crossing = (first: string, second: string, add: string) =>
    db.transaction(async (tx) => {
      await lockUser(first, tx);
      await bothHaveOne();
      await rename(second, add, tx);
      await rename(first, add, tx);
    });
  await Promise.all([crossing(one.id, two.id, "-x"), crossing(two.id, one.id, "-y")]);

  expect(logged("transaction done anew")).toHaveLength(1);
  for (const { id } of [one, two]) expect((await findTimeStyle(id))?.locale).toMatch(/^en-GB(-x-y|-y-x)$/);
});

test("F08: what fails for another reason is not done again", async () => {
  let tries = 0;
  const failing = db.transaction(async (tx) => {
    tries++;
    await tx.execute("select 1 / 0");
  });

  await expect(failing).rejects.toMatchObject({ cause: { message: "division by zero" } });
  expect(tries).toBe(1);
  expect(pool.waitingCount).toBe(0);
});
