import { z } from "zod";

import { token } from "@/lib/fields";

export const undoEmailChangeSchema = z.object({ token });
