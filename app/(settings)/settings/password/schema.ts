import { z } from "zod";

import { newPasswordFields, repeated } from "@/app/(auth)/register/schema";
import { matching, password, ticked } from "@/lib/fields";

export const changePasswordSchema = z
  .object({ password, ...newPasswordFields, "end-others": ticked, "not-me": ticked })
  .refine(repeated, matching);
