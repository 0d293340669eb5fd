import { z } from "zod";

export const keepCodesSchema = z.object({
  set: z.string().max(100).catch(""),
  kept: z.literal("on", "Save the codes first, then tick this."),
});
