// @ts-check
import { startLocalDatabase } from "../../scripts/local-database.mjs";

// A process that uses the database of a folder until its input ends.
const database = await startLocalDatabase({ dataDir: process.argv[2] ?? "" });
console.log(database.url);
process.stdin.resume().on("end", async () => {
  await database.stop();
  process.exit();
});
