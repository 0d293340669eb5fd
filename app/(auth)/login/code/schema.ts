import { z } from "zod";

import { oneTimeCode } from "@/lib/fields";

export const logInWithCodeSchema = z.object({ code: oneTimeCode, next: z.string().optional().catch(undefined) });
