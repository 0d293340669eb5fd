import { redirect } from "next/navigation";

import { home } from "@/lib/paths";
import { currentSession } from "@/lib/sessions";

/** Sends you to your organizations, or to log in. */
export default async function StartPage() {
  redirect((await currentSession()) ? home : "/login");
}
