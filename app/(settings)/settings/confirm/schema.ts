import { z } from "zod";

export const confirmIdentitySchema = z.object({ next: z.string().optional().catch(undefined) });
