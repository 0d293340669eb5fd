import "server-only";

import { cookies } from "next/headers";

import { insertRegistration } from "@/db/registrations";

import { registrationCookie } from "../cookies";
import { env } from "../env";
import { hashPassword } from "../passwords/hash";
import { judgePassword } from "../passwords/policy";
import { hashOf, newSecret } from "../secrets";
import { countTry, currentNetwork } from "../throttle";

type Form = { email: string; firstName: string; lastName: string; password: string };

/**
 * Keeps what the visitor typed and ties it to this browser; nothing is asked of the accounts, so known
 * and unknown addresses are alike. Returns "registered", "closed" when registration is not open, what
 * is wrong with the password, "busy" under overload, or until when it is throttled.
 */
export async function register({ password, ...person }: Form) {
  if (env.REGISTRATION === "closed") return "closed";
  const throttled = await countTry(["register-client", await currentNetwork()], ["register-address", person.email]);
  if (throttled) return throttled;

  const verdict = await judgePassword(password, person);
  if (verdict !== "fit") return verdict;
  const hashed = await hashPassword(password);
  if (hashed === "busy") return "busy";

  const browser = newSecret();
  await insertRegistration({ ...person, ...hashed, browserHash: hashOf(browser) });
  (await cookies()).set({ ...registrationCookie(), value: browser });
  return "registered";
}
