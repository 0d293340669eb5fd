import { z } from "zod";

import { email, emailedCode, password } from "@/lib/fields";

export const confirmCodeSchema = z.object({ code: emailedCode });

export const changeAddressSchema = z.object({ email, password });

export const emptySchema = z.object({});
