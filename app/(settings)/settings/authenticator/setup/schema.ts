import { z } from "zod";

import { oneTimeCode, optionalLine } from "@/lib/fields";

export const confirmSetupSchema = z.object({
  setup: z.uuid().catch(""),
  code: oneTimeCode,
  "device-name": optionalLine({ longest: 64 }),
});
