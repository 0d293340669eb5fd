import { z } from "zod";

import { matching, token } from "@/lib/fields";

import { newPasswordFields, repeated } from "../register/schema";

export const resetPasswordSchema = z.object({ token, ...newPasswordFields }).refine(repeated, matching);
