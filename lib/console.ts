import "server-only";

import { format } from "node:util";

import { env } from "./env";
import { described, log } from "./log";

/**
 * Turns what Next and libraries print into lines of our log, in production: one event, one line. Errors
 * of requests are left out here, for `reportFailure` tells of them with their reference.
 */
export function captureConsole() {
  if (env.NODE_ENV !== "production") return;
  for (const level of ["info", "warn", "error"] as const) console[level] = (...parts) => capture(level, parts);
  console.log = (...parts) => capture("info", parts);
  console.debug = () => {};
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
const colours = /\u001b\[[0-9;]*m/g;

/** What Next prints before the error of a request. */
const mark = "⨯";

function capture(level: "info" | "warn" | "error", parts: unknown[]) {
  const error = parts.find((part) => part instanceof Error);
  const text = format(...parts.filter((part) => part !== error).map((part) => described(part)));
  const plain = text.replaceAll(colours, "").trim();
  if (error && plain === mark) return;
  if (error || plain) log[level](plain || "error", error ? { error } : {});
}
