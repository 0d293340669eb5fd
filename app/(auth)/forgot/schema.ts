import { z } from "zod";

import { email } from "@/lib/fields";

export const requestResetSchema = z.object({ email });
