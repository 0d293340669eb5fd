import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { settingsProblems } from "@/lib/env";

const complete = { ...process.env };

/** What is wrong with the settings of these tests once some of them are others. */
function problemsWith(settings: Record<string, string | undefined>) {
  process.env = { ...complete, ...settings };
  const problems = settingsProblems();
  process.env = complete;
  return problems;
}

const required = ["APP_URL", "DATABASE_URL", "AUTH_SECRET", "PASSWORD_PEPPER", "ENCRYPTION_KEY", "RESEND_API_KEY"];
const base64 = (bytes: number, fill?: number) => Buffer.alloc(bytes, fill ?? "k7Qz!mB2xW9").toString("base64");

test("WEB-13: complete settings have no problem", () => {
  expect(problemsWith({})).toEqual([]);
});

test.each([...required, "EMAIL_FROM"])(
  "WEB-13: without %s the app does not start, and says which is missing",
  (name) => {
    for (const nothing of [undefined, ""])
      expect(problemsWith({ [name]: nothing })).toEqual([expect.stringMatching(`^${name} is missing`)]);
  },
);

test("WEB-13: everything that is missing is said at once", () => {
  const nothing = Object.fromEntries([...required, "EMAIL_FROM"].map((name) => [name, undefined]));
  const named = problemsWith(nothing).map((problem) => problem.split(" ")[0]);
  expect(named.sort()).toEqual([...required, "EMAIL_FROM"].sort());
});

test.each([
  ["AUTH_SECRET", "short"],
  ["AUTH_SECRET", "x".repeat(64)],
  ["AUTH_SECRET", "changeme-changeme-changeme-changeme"],
  ["AUTH_SECRET", "test-secret-for-development-only-0000"],
  ["AUTH_SECRET", "my-super-secret-value-that-is-long-enough"],
  ["AUTH_SECRET", "replace this with thirty-two random bytes"],
  ["AUTH_SECRET", "0123456789012345678901234567890123456789"],
  ["PASSWORD_PEPPER", base64(32)],
  ["PASSWORD_PEPPER", `1:${base64(31)}`],
  ["PASSWORD_PEPPER", `1:${base64(48, 0)}`],
  ["PASSWORD_PEPPER", `1:${base64(48)},1:${base64(32)}`],
  ["PASSWORD_PEPPER", `1:${base64(48)},`],
  ["ENCRYPTION_KEY", `1:${base64(16)}`],
  ["ENCRYPTION_KEY", `1:${base64(32, 65)}`],
  ["ENCRYPTION_KEY", "1:changeme"],
  ["DATABASE_URL", "mysql://localhost/console"],
  ["APP_URL", "http://console.test"],
  ["APP_URL", "https://console.test/console"],
  ["APP_URL", "console.test"],
  ["APP_URL", "ftp://localhost"],
  ["CRON_SECRET", "short"],
  ["RESEND_BASE_URL", "nowhere"],
  ["SUPPORT_EMAIL", "nobody"],
  ["REGISTRATION", "maybe"],
  ["PASSWORD_MIN_LENGTH", "7"],
  ["PASSWORD_MIN_LENGTH", "many"],
  ["TRUSTED_PROXY_HOPS", "-1"],
  ["TRUSTED_PROXY_HOPS", "all"],
  ["DATABASE_POOL_SIZE", "1"],
  ["DATABASE_POOL_SIZE", "many"],
  ["EMAIL_FROM", "x"],
  ["POSTAL_ADDRESS", "x".repeat(201)],
  ["LOCAL_MODE", "yes"],
])("WEB-13: %s=%s is refused in words that do not repeat it", (name, value) => {
  const problems = problemsWith({ [name]: value });
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} (is|must|looks|has) `))]);
  expect(problems.join()).not.toMatch(/Invalid|expected|NaN/);
  if (value.length > 5) expect(problems.join()).not.toContain(value);
});

test("WEB-13: local mode is for this machine alone, and needs no provider of emails", () => {
  const local = { LOCAL_MODE: "1", RESEND_API_KEY: "", EMAIL_FROM: "" };
  expect(problemsWith({ ...local, APP_URL: "http://localhost:3000" })).toEqual([]);
  expect(problemsWith({ ...local, APP_URL: "https://console.test" })).toEqual([
    "APP_URL must be on this machine in local mode",
  ]);
});

/** Variables that belong to Node, Next or the platform, not to us. */
const foreign =
  /^(NODE_ENV|NEXT_RUNTIME|NEXT_PHASE|NEXT_TELEMETRY_DISABLED|VERCEL|AUTH_URL|PATH|HOME|USER|TMPDIR|LANG)$/;

test(".env.example names exactly the variables that the app and its scripts read", () => {
  const scripts = readdirSync("scripts").filter((file) => file.endsWith(".mjs") && !/chromium|test/.test(file));
  const sources = ["lib/env.ts", ...scripts.map((file) => join("scripts", file))].map((file) =>
    readFileSync(file, "utf8"),
  );
  const read = sources.flatMap((source) =>
    [...source.matchAll(/process\.env\.([A-Z_]+)|^ {2,4}([A-Z_]{4,}):/gm)].map(
      ([, used, declared]) => used ?? declared,
    ),
  );
  const example = readFileSync(".env.example", "utf8");
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

  expect(new Set(named)).toEqual(new Set(read.filter((name) => !foreign.test(name ?? ""))));
  expect(named).toHaveLength(new Set(named).size);
});
