import type { Metadata } from "next";
import Link from "next/link";

import { env } from "@/lib/env";

import { AuthPage } from "../../auth-page";

export const metadata: Metadata = { title: "Help with logging in" };

export default function LoginHelpPage() {
  const support = env.SUPPORT_EMAIL;

  return (
    <AuthPage title="Help with logging in">
      <div className="grid gap-4">
        <section>
          <h2 className="font-semibold">You have your recovery codes</h2>
          <p>
            Log in with your password and <Link href="/login/recovery">use a recovery code</Link>. Then set up your
            authenticator again.
          </p>
        </section>
        <section>
          <h2 className="font-semibold">Your codes are always wrong</h2>
          <p>
            Check that your phone sets its time automatically, and that you read the code for Cloud Console and for this
            email address.
          </p>
        </section>
        <section>
          <h2 className="font-semibold">You don't know your password</h2>
          <p>
            <Link href="/forgot">Choose a new one</Link>. A new password doesn't turn your authenticator off.
          </p>
        </section>
        <section>
          <h2 className="font-semibold">You have neither your phone nor your recovery codes</h2>
          <p>
            {support ? (
              <>
                Write to <a href={`mailto:${support}`}>{support}</a> from the email address of your account.
              </>
            ) : (
              "Write to whoever runs this console, from the email address of your account."
            )}{" "}
            Support needs to know your name, your organization and when you last logged in, and waits before it turns
            the authenticator off, so that you would notice if it was not you who asked.
          </p>
        </section>
        <p>
          <Link href="/login">Back to log in</Link>
        </p>
      </div>
    </AuthPage>
  );
}
