import { z } from "zod";

import { token } from "@/lib/fields";

export const confirmEmailChangeSchema = z.object({ token });
