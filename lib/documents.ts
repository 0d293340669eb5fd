import "server-only";

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { parseDocument, type ReadableDocument } from "./document-parser";
import { env } from "./env";

/** The terms in force: the operator's own, or ours. */
export const termsDocument = () => documentAt(env.TERMS_FILE, "TERMS_FILE");

/** The privacy text in force: the operator's own, or ours. */
export const privacyDocument = () => documentAt(env.PRIVACY_FILE, "PRIVACY_FILE");

const read = new Map<string, ReadableDocument>();

/** Reads a document once per process, so that a version does not change between a page and its button. */
function documentAt(path: string, setting: string) {
  const known = read.get(path);
  if (known) return known;

  try {
    // The file is chosen at run time: a build must not look for it, or it takes in the whole project.
    const document = parseDocument(readFileSync(resolve(/* turbopackIgnore: true */ process.cwd(), path), "utf8"));
    read.set(path, document);
    return document;
  } catch (error) {
    throw new Error(`The document ${path} (${setting}) can't be used: ${(error as Error).message}`, { cause: error });
  }
}
