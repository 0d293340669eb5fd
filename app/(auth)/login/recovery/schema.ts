import { z } from "zod";

import { recoveryCode } from "@/lib/fields";

export const logInWithRecoveryCodeSchema = z.object({
  "recovery-code": recoveryCode,
  next: z.string().optional().catch(undefined),
});
