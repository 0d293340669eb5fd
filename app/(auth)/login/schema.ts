import { z } from "zod";

import { email, password, ticked } from "@/lib/fields";

export const logInSchema = z.object({
  email,
  password,
  remember: ticked,
  next: z.string().optional().catch(undefined),
});

export const leaveLoginSchema = z.object({});
