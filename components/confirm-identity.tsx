import Link from "next/link";

import { CodeField } from "./code-field";
import { PasswordField } from "./password-field";
import { UserName } from "./user-name";

/** Asks who is there: the password and, when an authenticator is on, a code. */
export function ConfirmIdentity({ code, email }: { code: boolean; email: string }) {
  return (
    <div className="grid gap-4">
      <UserName address={email} />
      <PasswordField name="confirm-password" label="Your password" autoComplete="current-password" />
      {code && (
        <>
          <CodeField name="confirm-code" label="One-time code" hint="A recovery code works too." anyCode />
          <p className="text-small">
            Have neither?{" "}
            <Link href="/login/help" prefetch={false}>
              Get help
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
