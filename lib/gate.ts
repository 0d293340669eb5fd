import "server-only";

import { headers } from "next/headers";
import type { z } from "zod";

import { env } from "./env";
import { parse, refuse } from "./form";
import { fromOwnPages } from "./origin";
import { proofIn } from "./proof";
import { answerWith, noteFormRead } from "./responses";
import { requireSession } from "./sessions";

/** Lets a visitor's form in: sent from our own pages, and filled in as its schema asks. */
export async function admitVisitor<Schema extends z.ZodObject>(schema: Schema, form: FormData) {
  await noteFormRead();
  if (!fromOwnPages(await headers(), env.APP_URL)) {
    await answerWith(403);
    return { refused: refuse("This form was sent from another site. Open the page again and send it from there.") };
  }
  return parse(schema, form);
}

/** Lets a form in as `admitVisitor` does, of someone logged in. A visitor without a session is sent to log in. */
export async function admit<Schema extends z.ZodObject>(schema: Schema, form: FormData) {
  await noteFormRead();
  const session = await requireSession();
  return { session, ...(await admitVisitor(schema, form)) };
}

/**
 * Lets a form in as `admit` does, of someone who has proven within ten minutes who they are. Otherwise
 * the same form asks for the proof and keeps what was typed; sent along, it is checked here.
 */
export async function admitFresh<Schema extends z.ZodObject>(schema: Schema, form: FormData) {
  const admitted = await admit(schema, form);
  if (admitted.refused || admitted.session.fresh) return admitted;

  const refused = await proofIn(form, admitted.session);
  return refused ? { session: admitted.session, refused } : admitted;
}
