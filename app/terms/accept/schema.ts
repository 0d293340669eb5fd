import { z } from "zod";

export const acceptNewTermsSchema = z.object({
  version: z.string().max(40).catch(""),
  next: z.string().optional().catch(undefined),
});
