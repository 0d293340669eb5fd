import { readFileSync } from "node:fs";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

const { dependencies, devDependencies } = read("package.json");
const installed: Record<string, { version: string }> = read("package-lock.json").packages;

/** The first versions without the faults that were known of these in November 2026; Next brings its own React. */
const floors: Record<string, string> = {
  next: "16.4.5",
  "drizzle-orm": "0.45.2",
  bcryptjs: "3.0.0",
};

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);

/** Whether a version is not before another. */
function reaches(version: string, floor: string) {
  const [have, want] = [numbers(version), numbers(floor)];
  const first = have.findIndex((number, index) => number !== want[index]);
  return first === -1 || have[first]! > want[first]!;
}

test.each(Object.entries(floors))("WEB-08: every %s that is installed is %s or newer", (name, floor) => {
  const found = Object.entries(installed).filter(([path]) => path.endsWith(`node_modules/${name}`));

  expect(found).not.toEqual([]);
  expect(found.filter(([, { version }]) => !reaches(version, floor))).toEqual([]);
});

test("WEB-08: next-auth is the one version of which every pitfall was looked at", () => {
  expect(installed["node_modules/next-auth"]?.version).toBe("5.0.0-beta.32");
});

test("WEB-08: every dependency is pinned exactly", () => {
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
  );

  expect(ranges).toEqual([]);
});
