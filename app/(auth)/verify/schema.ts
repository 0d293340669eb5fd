import { z } from "zod";

import { matching, password, token } from "@/lib/fields";

import { nameFields, newPasswordFields, repeated } from "../register/schema";

export const confirmHereSchema = z.object({ token });

export const confirmWithPasswordSchema = z.object({ token, password });

export const confirmWithNewPasswordSchema = z
  .object({
    token,
    ...nameFields,
    ...newPasswordFields,
    version: z.string().max(40).catch(""),
    terms: z.literal("on", "To have an account, accept the terms."),
  })
  .refine(repeated, matching);
