import fc from "fast-check";

import { captureConsole } from "@/lib/console";
import { log } from "@/lib/log";

let written: string[] = [];
beforeEach(() => {
  written = [];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => Boolean(written.push(String(text))));
});
afterEach(() => jest.restoreAllMocks());

const anything = fc.string({ unit: "binary" });
const hostile = [
  'x\r\n{"level":"info","message":"logged in"}',
  "\u001b[2J\u001b]0;title\u0007",
  "\u009b31m",
  "user\u202egnp.exe\u2066\u2069",
  "one\u2028two\u2029three\u0085four",
  "half \ud800 character",
  "\u200b\ufeffhidden",
];

/** The one line that was written. Nothing in it breaks a line, turns text around or steers a terminal. */
function onlyLine() {
  const text = written.join("");
  expect(text.endsWith("\n")).toBe(true);
  expect(text.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
  written = [];
  return JSON.parse(text);
}

test("AUD-02: whatever is logged is one line of JSON with everything in its own field", () => {
  const check = (text: string) => {
    log.warn("event", { text, error: new Error(text) });
    const line = onlyLine();
    expect(Object.keys(line)).toEqual(["time", "level", "message", "text", "error"]);
    expect(line).toMatchObject({ level: "warn", message: "event" });
    if (text.isWellFormed()) expect(line.text).toBe(text.slice(0, 2000));
  };
  hostile.forEach(check);
  fc.assert(fc.property(anything, check));
});

test("AUD-02: a field cannot take the place of another event", () => {
  log.info("event", { error: { level: "error" }, place: 'a", "message": "forged' });
  expect(onlyLine()).toMatchObject({ level: "info", message: "event", place: 'a", "message": "forged' });
});

describe("what others print", () => {
  const { log: printLog, info, warn, error, debug } = console;
  beforeAll(() => void Object.assign(process.env, { NODE_ENV: "production" }));
  afterEach(() => Object.assign(console, { log: printLog, info, warn, error, debug }));

  test("AUD-02: is one line of the log in production, with its colours off", () => {
    captureConsole();

    console.error("\u001b[31mfailed:\u001b[39m %s", hostile[0], new Error("because"));
    expect(onlyLine()).toMatchObject({
      level: "error",
      message: `failed: ${hostile[0]}`,
      error: { message: "because" },
    });
    console.warn(...hostile);
    expect(onlyLine()).toMatchObject({ level: "warn" });
    console.log({ nested: { deep: [1, 2n] } });
    expect(onlyLine()).toMatchObject({ level: "info" });
    console.debug("unheard");
    expect(written).toEqual([]);
  });

  test("AUD-03: the error of a request is told once, by us", () => {
    captureConsole();
    console.error("\u001b[31m\u2a2f\u001b[39m", new Error("failed"));
    expect(written).toEqual([]);
    console.error("\u2a2f unhandledRejection:", new Error("failed"));
    expect(onlyLine()).toMatchObject({ level: "error", message: "\u2a2f unhandledRejection:" });
  });
});

test("AUD-03: of an error in the database neither parameters nor their echo in the stack are told", () => {
  const failed = new Error("Failed query: select $1\nparams: canary-one,canary-two\n    at canary-three", {
    cause: Object.assign(new Error("deadlock detected"), { code: "40P01" }),
  });
  log.error("request failed", { error: failed });

  expect(written.join("")).not.toContain("canary");
  expect(onlyLine().error).toMatchObject({ message: "Failed query: select $1", cause: { code: "40P01" } });
});
