import { z } from "zod";

export const exportDataSchema = z.object({});
