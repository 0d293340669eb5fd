import { z } from "zod";

import { email, emailedCode } from "@/lib/fields";

export const requestEmailChangeSchema = z.object({ email });

export const confirmEmailCodeSchema = z.object({ code: emailedCode });

export const emptySchema = z.object({});
