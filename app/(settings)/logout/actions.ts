"use server";

import { redirect } from "next/navigation";
import { z } from "zod";

import { admitVisitor } from "@/lib/gate";
import { endSession } from "@/lib/sessions";

/** A session that ended meanwhile is no obstacle to logging out, so this door asks for none. */
export async function logOutAction(form: FormData): Promise<void> {
  const { refused } = await admitVisitor(z.object({}), form);
  if (refused) return;

  await endSession();
  redirect("/login?done=logged-out");
}
