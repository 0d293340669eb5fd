import { z } from "zod";

import { line } from "@/lib/fields";

export const createOrganizationSchema = z.object({
  "organization-name": line({ missing: "Enter a name for the organization.", longest: 255 }),
  form: z.string("Open this page again and send it from there.").min(20).max(100),
});
