import { z } from "zod";

import { line } from "@/lib/fields";

const id = z.uuid().catch("");

export const renameAuthenticatorSchema = z.object({
  id,
  "device-name": line({ missing: "Enter a name, to tell your devices apart.", longest: 64 }),
});

export const removeAuthenticatorSchema = z.object({ id });
