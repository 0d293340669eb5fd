import type { Metadata } from "next";
import Link from "next/link";

import { env } from "@/lib/env";
import { passwordRule } from "@/lib/fields";
import { describeResetLink } from "@/lib/reset/reset";

import { AuthPage } from "../auth-page";
import { CleanAddress } from "../clean-address";
import { ResetForm } from "./form";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

/** Shows what the link is good for and changes nothing. */
export default async function ResetPage({ searchParams }: PageProps<"/reset">) {
  const { token } = await searchParams;
  const text = typeof token === "string" ? token.slice(0, 200) : "";
  const link = await describeResetLink(text);

  return (
    <>
      {link.state === "live" ? (
        <AuthPage
          title="Choose a new password"
          lead={
            <>
              For <strong className="wrap-anywhere text-ink">{link.address}</strong>. Every session is logged out.
              {link.hasAuthenticator && " You need your one-time code to log in afterwards, as always."}
            </>
          }
        >
          <ResetForm token={text} address={link.address} rule={passwordRule()} minLength={env.PASSWORD_MIN_LENGTH} />
        </AuthPage>
      ) : (
        <AuthPage title={titles[link.state]}>
          <p>
            {texts[link.state]} <Link href="/forgot">Send a new one</Link> or <Link href="/login">log in</Link>.
          </p>
        </AuthPage>
      )}
      <CleanAddress />
    </>
  );
}

const titles = {
  used: "This link was already used",
  replaced: "There is a newer email",
  ended: "This link doesn't work any more",
  expired: "This link has expired",
  unknown: "This link is not complete",
};

const texts = {
  used: "Links work once.",
  replaced: "Only the newest link works. Open the newest email.",
  ended: "Something was changed in the account since it was sent.",
  expired: "Links work for 60 minutes.",
  unknown: "Open it again from the email, or copy all of it.",
};
