import { z } from "zod";

export const keepCodesSchema = z.object({ kept: z.literal("on", "Save the codes first, then tick this.") });
