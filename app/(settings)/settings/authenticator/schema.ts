import { z } from "zod";

export const emptySchema = z.object({});
