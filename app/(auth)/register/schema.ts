import { z } from "zod";

import { confirmation, email, firstName, lastName, matching, newPassword } from "@/lib/fields";

/** The fields that hold a new password and its confirmation. */
export const newPasswordFields = { "new-password": newPassword, "new-password-confirm": confirmation };

/** The fields that hold a name. */
export const nameFields = { "given-name": firstName, "family-name": lastName };

type Passwords = { "new-password"?: unknown; "new-password-confirm"?: unknown };

/** Whether the confirmation repeats the password. */
export const repeated = (form: Passwords) => form["new-password"] === form["new-password-confirm"];

export const registerSchema = z
  .object({ email, ...newPasswordFields, ...nameFields, website: z.string().optional().catch("") })
  .refine(repeated, matching);
