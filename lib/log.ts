type Fields = Record<string, unknown>;

/**
 * One line of JSON per event, so that nothing a client sends can forge a line. Errors are told by
 * name, code and place; the parameters of a query are left out, for they may be secrets.
 */
export const log = {
  info: (message: string, fields?: Fields) => write("info", message, fields),
  warn: (message: string, fields?: Fields) => write("warn", message, fields),
  error: (message: string, fields?: Fields) => write("error", message, fields),
};

function write(level: string, message: string, fields: Fields = {}) {
  const line = { time: new Date().toISOString(), level, message: described(message), ...mapped(fields) };
  process.stdout.write(`${JSON.stringify(line).replace(unseen, escaped)}\n`);
}

/** What JSON lets through although it breaks lines, turns the direction of text or steers a terminal. */
const unseen = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

const mapped = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, described(value)]));

/** What may be said of a value in the log. */
export function described(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, 2000);
  if (value instanceof Error) return describedError(value);
  return value;
}

/** Where an error arose, without its words. */
export function placesIn(error: unknown) {
  const { message = "", stack = "" } = (error ?? {}) as Partial<Error>;
  return stack
    .replace(message, "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 6)
    .map((line) => line.trim());
}

/** What an error was caused by; next-auth wraps it once more. */
export function causeOf({ cause }: Error): unknown {
  return cause instanceof Error ? cause : (cause as { err?: unknown } | undefined)?.err;
}

function describedError(error: Error): Fields {
  const { code, digest } = error as { code?: unknown; digest?: unknown };
  const cause = causeOf(error);
  return {
    name: error.name,
    // Drizzle puts the parameters behind the text of the query.
    message: error.message.split("\nparams:")[0]?.slice(0, 500),
    ...(typeof code === "string" && { code }),
    ...(typeof digest === "string" && { digest }),
    at: placesIn(error),
    ...(cause instanceof Error && { cause: describedError(cause) }),
  };
}
