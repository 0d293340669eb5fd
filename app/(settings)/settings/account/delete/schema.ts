import { z } from "zod";

export const deleteAccountSchema = z.object({ confirm: z.string("Type your email.").max(300, "Type your email.") });
