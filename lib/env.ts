import { z } from "zod";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const commonplace = /^(.)\1*$|change.?me|replace|secret|password|default|example|0123456789|^test/i;

/** A secret in words a person would recognise as one: long, and not a placeholder. */
const secret = (bytes: number) =>
  z
    .string("is missing")
    .min(bytes, `is too short: at least ${bytes} characters`)
    .refine((text) => !commonplace.test(text), "looks like a placeholder: make a random one");

/** Keys by id, the first of them in use: `2:<base64>,1:<base64>`. */
const keyring = (bytes: number) =>
  z.string("is missing").transform((text, context) => {
    const keys = text.split(",").map((entry) => {
      const [, id, encoded = ""] = entry.trim().match(/^(\w{1,16}):([A-Za-z0-9+/=_-]+)$/) ?? [];
      const key = Buffer.from(encoded, "base64");
      return { id: id ?? "", key, weak: new Set(key).size < 8 };
    });
    const problem = keys.some(({ id }) => !id)
      ? "must look like 1:<base64>, or 2:<base64>,1:<base64> after a change of keys"
      : keys.some(({ key }) => key.length < bytes)
        ? `is too short: each key needs ${bytes} random bytes in base64`
        : keys.some(({ weak }) => weak)
          ? "looks like a placeholder: make a random one"
          : new Set(keys.map(({ id }) => id)).size < keys.length && "has the same key id twice";
    if (problem) context.addIssue(problem);
    return keys.map(({ id, key }) => ({ id, key }));
  });

const flag = z
  .enum(["0", "1", ""], "must be 1 or empty")
  .default("")
  .transform((text) => text === "1");

const number = ({ from, to, usual }: { from: number; to: number; usual: number }) => {
  const words = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number(words).int(words).min(from, words).max(to, words).default(usual);
};

const address = (words: string) => z.url({ protocol: /^https?$/, error: words });

/** A rule about several settings, looked at even when others are wrong, so that all is said at once. */
const about = (name: string, error: string) => ({ path: [name], error, when: () => true });

/** What an address says of itself; of one that cannot be read, which is complained of elsewhere, nothing. */
const read = (url: unknown) => (typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined);
const onThisMachine = (url: unknown) => loopback.has(read(url)?.hostname ?? "localhost");

const settings = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    LOCAL_MODE: flag,
    /** Set by the platform of that name, whose headers can then be believed. */
    VERCEL: flag,
    APP_URL: address("is missing or not an address, like https://console.example.com"),
    DATABASE_URL: z.string("is missing").regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
    /** The role that owns the tables, where the application's own may not change them; empty: DATABASE_URL. */
    MIGRATION_DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
      .optional(),
    DATABASE_POOL_SIZE: number({ from: 2, to: 100, usual: 10 }),
    AUTH_SECRET: secret(32),
    PASSWORD_PEPPER: keyring(32),
    ENCRYPTION_KEY: keyring(32),
    RESEND_API_KEY: z.string().optional(),
    RESEND_BASE_URL: address("is not an address").optional(),
    EMAIL_FROM: z
      .string()
      .includes("@", "must be an address, like Cloud Console <accounts@your-domain>")
      .default("Cloud Console <accounts@example.com>"),
    POSTAL_ADDRESS: z.string().max(200, "must have at most 200 characters").default(""),
    SUPPORT_EMAIL: z.email("is not an email address").or(z.literal("")).default(""),
    REGISTRATION: z.enum(["open", "closed"], "must be open or closed").default("open"),
    PASSWORD_MIN_LENGTH: number({ from: 8, to: 64, usual: 15 }),
    TRUSTED_PROXY_HOPS: number({ from: 0, to: 10, usual: process.env.VERCEL ? 1 : 0 }),
    TERMS_FILE: z.string().default("public/documents/terms.md"),
    PRIVACY_FILE: z.string().default("public/documents/privacy.md"),
    CRON_SECRET: secret(16).optional(),
  })
  .refine(
    ({ LOCAL_MODE, APP_URL }) => LOCAL_MODE !== true || onThisMachine(APP_URL),
    about("APP_URL", "must be on this machine in local mode"),
  )
  .refine(
    ({ APP_URL }) => onThisMachine(APP_URL) || read(APP_URL)?.protocol !== "http:",
    about("APP_URL", "must begin with https://"),
  )
  .refine(
    ({ APP_URL }) => (read(APP_URL)?.pathname ?? "/") === "/",
    about("APP_URL", "must have no path behind the host"),
  )
  .refine(
    ({ LOCAL_MODE, RESEND_API_KEY }) => LOCAL_MODE || RESEND_API_KEY,
    about("RESEND_API_KEY", "is missing: emails could not be sent"),
  )
  .refine(
    ({ LOCAL_MODE, EMAIL_FROM }) => LOCAL_MODE || !EMAIL_FROM?.includes("@example.com"),
    about("EMAIL_FROM", "is missing"),
  );

const known = Object.keys(settings.shape);

/** The environment with empty variables taken as unset. */
const given = () => Object.fromEntries(known.map((name) => [name, process.env[name] || undefined]));

/**
 * Every setting that is missing or wrong, in words; empty when the app can start. Says names and
 * reasons, never values.
 */
export function settingsProblems() {
  const { error } = settings.safeParse(given());
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
}

/** Ends the process when settings are missing or wrong, with the whole list of them. */
export function requireSettings() {
  const problems = settingsProblems();
  if (problems.length === 0) return;
  process.stderr.write(`Cloud Console can't start:\n${problems.map((problem) => `  - ${problem}\n`).join("")}`);
  process.exit(1);
}

type Settings = z.output<typeof settings>;

let checked: Settings | undefined;

/** Every setting the app reads, checked at first use. Throws with the full list of problems; a build needs none. */
export const env = new Proxy({} as Settings, {
  get(_, name: keyof Settings) {
    if (process.env.NEXT_PHASE === "phase-production-build") return undefined;
    const { data, error } = checked ? { data: checked } : settings.safeParse(given());
    if (error) throw new Error(`The settings are not complete: ${settingsProblems().join("; ")}`);
    checked = data;
    return data[name];
  },
});
