import type { Metadata } from "next";

import { describeChangeLink } from "@/lib/email-change/confirm";

import { AuthPage } from "../../auth-page";
import { CleanAddress } from "../../clean-address";
import { ConfirmedPage } from "../../confirmed-page";
import { OverLink } from "../over-link";
import { ConfirmChangeForm } from "./form";

export const metadata: Metadata = { title: "Confirm your new email", referrer: "no-referrer" };

/** Shows what the link is good for and changes nothing. */
export default async function ConfirmEmailChangePage({ searchParams }: PageProps<"/email/confirm">) {
  const { token } = await searchParams;
  const text = typeof token === "string" ? token.slice(0, 200) : "";
  const link = await describeChangeLink(text);

  return (
    <>
      {link.state === "live" ? (
        <AuthPage
          title="Confirm your new email"
          lead={
            <>
              Then you log in with <strong className="wrap-anywhere text-ink">{link.address}</strong>.
            </>
          }
        >
          <ConfirmChangeForm token={text} />
        </AuthPage>
      ) : link.state === "confirmed" ? (
        <ConfirmedPage title="The new email is confirmed" address={link.address} />
      ) : (
        <OverLink state={link.state} life="24 hours" />
      )}
      <CleanAddress />
    </>
  );
}
