import { z } from "zod";

import { ticked } from "@/lib/fields";

export const endSessionSchema = z.object({ id: z.uuid().catch(""), "not-me": ticked });

export const emptySchema = z.object({});
