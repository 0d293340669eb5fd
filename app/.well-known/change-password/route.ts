import { redirect } from "next/navigation";

/** Where password managers send people to change a password (W3C, A Well-Known URL for Changing Passwords). */
export const GET = () => redirect("/settings/password");
