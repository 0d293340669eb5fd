import type { Role } from "@/db/schema";

/** What roles are called on screen. */
export const roleNames: Record<Role, string> = { owner: "Owner", administrator: "Administrator", member: "Member" };
