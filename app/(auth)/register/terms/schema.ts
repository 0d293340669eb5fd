import { z } from "zod";

export const acceptTermsSchema = z.object({ version: z.string().max(40).catch("") });

export const declineTermsSchema = z.object({});
