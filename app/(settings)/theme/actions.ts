"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";

import { themeCookie } from "@/lib/cookies";
import { admitVisitor } from "@/lib/gate";
import { themeOf } from "@/lib/theme";

const schema = z.object({ theme: z.string().catch("") });

export async function setThemeAction(form: FormData): Promise<void> {
  const { data, refused } = await admitVisitor(schema, form);
  if (refused) return;

  (await cookies()).set({ ...themeCookie(), value: themeOf(data.theme) });
  refresh();
}
