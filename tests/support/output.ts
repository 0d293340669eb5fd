import { format } from "node:util";

const levels = ["debug", "info", "log", "warn", "error"] as const;

let printed: string[] = [];
let logLines: Record<string, unknown>[] = [];

/** The lines of the app's log since the test began, those of a message when one is named. */
export const logged = (message?: string) =>
  logLines.filter((line) => message === undefined || line.message === message);

/** What was printed to the console since the test began; a test that asks has expected it. */
const takePrinted = () => printed.splice(0);

/**
 * Fails every test during which something was printed to the console: a warning nobody looks at is one nobody
 * mends. The app's own log is kept for `logged` instead of being shown.
 */
export function watchOutput() {
  const { write } = process.stdout;
  const keep = (text: unknown) => {
    if (typeof text !== "string" || !text.startsWith('{"time":')) return false;
    logLines.push(JSON.parse(text));
    return true;
  };

  beforeAll(() => {
    process.stdout.write = ((...given: Parameters<typeof write>) =>
      keep(given[0]) || Reflect.apply(write, process.stdout, given)) as typeof write;
  });
  beforeEach(() => {
    [printed, logLines] = [[], []];
    for (const level of levels)
      jest.spyOn(console, level).mockImplementation((...parts) => {
        printed.push(`console.${level}: ${format(...parts)}`);
      });
  });
  afterEach(() => {
    for (const level of levels) jest.mocked(console[level]).mockRestore?.();
    const unexpected = takePrinted();
    if (unexpected.length > 0) throw new Error(`Unexpected output:\n${unexpected.join("\n")}`);
  });
  afterAll(() => {
    process.stdout.write = write;
  });
}
