// @ts-check
import { spawn } from "node:child_process";

/**
 * Everything that must hold, in the order in which it is quickest to fail.
 * @type {[name: string, command: string[]][]}
 */
const parts = [
  ["lint", ["npm", "run", "--silent", "lint"]],
  ["types", ["npm", "run", "--silent", "types"]],
  ["dead-code", ["npm", "run", "--silent", "dead-code"]],
  ["test:unit", ["npm", "run", "--silent", "test:unit"]],
  ["build", ["npm", "run", "--silent", "build"]],
  ["test:browser", ["npm", "run", "--silent", "test:browser"]],
];

/** What jest and Playwright close with: how many tests passed and failed. */
const tallies = [
  /^Tests:\s.*?(?:(\d+) failed, )?(?:\d+ skipped, )?(\d+) passed/m,
  /^ {2}(\d+) failed$/m,
  /^ {2}(\d+) passed/m,
];

let passed = 0;
let failed = 0;

for (const [name, command] of parts) {
  const began = Date.now();
  const { code, output } = await run(command);
  const [jest, playwrightFailed, playwrightPassed] = tallies.map((tally) => output.match(tally));
  passed += Number(jest?.[2] ?? playwrightPassed?.[1] ?? 0);
  failed += Number(jest?.[1] ?? playwrightFailed?.[1] ?? 0);

  console.log(`${name}: ${code === 0 ? "ok" : "failed"} in ${Math.round((Date.now() - began) / 1000)} s`);
  if (code !== 0) {
    failed = Math.max(1, failed);
    break;
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/**
 * Runs a command, shows what it prints as it does, and keeps it.
 * @param {string[]} command
 * @returns {Promise<{ code: number, output: string }>}
 */
function run([program = "", ...parameters]) {
  const child = spawn(program, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (/** @type {Buffer} */ chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code: code ?? 1, output })));
}
