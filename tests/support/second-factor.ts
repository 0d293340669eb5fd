import { anAuthenticator, challengesOf, recoveryCodesOf } from "./authenticators";
import { anAccount, logIn } from "./people";
import { anAddress, aPerson } from "./site";
import type { Visitor } from "./visitor";

type Options = Parameters<typeof aPerson>[0] & { recoveryCodes?: number };

/** Somebody with an account, an authenticator and recovery codes, and a browser that has given nothing yet. */
export async function someoneWithFactor({ recoveryCodes = 10, ...options }: Options = {}) {
  const account = await anAccount();
  const phone = await anAuthenticator(account.id);
  const codes = await recoveryCodesOf(account.id, recoveryCodes);
  return { account, phone, codes, visitor: aPerson(options) };
}

/** The same, whose browser owes the code only. */
export async function someoneOwingCode(options?: Options) {
  const person = await someoneWithFactor(options);
  await passPassword(person.visitor, person.account);
  return person;
}

/** Gives the right password in a browser, so that it owes the code. */
export async function passPassword(visitor: Visitor, account: { email: string; password: string }) {
  const page = await logIn(visitor, account);
  if (!page.path.startsWith("/login/code")) throw new Error(`No code is asked for: ${page.path} ${page.text}`);
  await visitor.get("/login/code");
}

/** Enters a one-time code where a login asks for it. */
export async function enterCode(visitor: Visitor, code: string, options?: Parameters<Visitor["submit"]>[2]) {
  if (visitor.page.path !== "/login/code") await visitor.get("/login/code");
  return visitor.submit("Continue", { code }, options);
}

/** Enters a recovery code where a login asks for it. */
export async function enterRecoveryCode(visitor: Visitor, code: string) {
  await visitor.get("/login/recovery");
  return visitor.submit("Continue", { "recovery-code": code });
}

/**
 * Enters codes at once: each with a challenge, a connection and a client address of its own, in turns at both
 * instances. Gives the pages that answer.
 */
export async function enterAtOnce(
  userId: string,
  codes: string[],
  { kind = "code" }: { kind?: "code" | "recovery-code" } = {},
) {
  const [first = "", ...others] = await challengesOf(userId, codes.length);
  const doors = [aPerson({ instance: 1 }), aPerson({ instance: 2 })] as const;
  for (const door of doors) {
    await door.get("/login");
    door.cookies.set("__Host-challenge", first);
    await door.get(kind === "code" ? "/login/code" : "/login/recovery");
  }

  return Promise.all(
    codes.map((code, turn) => {
      const headers = { cookie: `__Host-challenge=${[first, ...others][turn]}`, "x-forwarded-for": anAddress() };
      return doors[turn % 2 === 0 ? 0 : 1].submit("Continue", { [kind]: code }, { headers, follow: false });
    }),
  );
}
