import type { Metadata } from "next";

import { describeUndoLink } from "@/lib/email-change/confirm";

import { AuthPage } from "../../auth-page";
import { CleanAddress } from "../../clean-address";
import { OverLink } from "../over-link";
import { UndoChangeForm } from "./form";

export const metadata: Metadata = { title: "Undo the change of your email", referrer: "no-referrer" };

/** Shows what the link is good for and changes nothing. */
export default async function UndoEmailChangePage({ searchParams }: PageProps<"/email/undo">) {
  const { token } = await searchParams;
  const text = typeof token === "string" ? token.slice(0, 200) : "";
  const link = await describeUndoLink(text);

  return (
    <>
      {link.state === "live" ? (
        <AuthPage
          title="Undo the change of your email"
          lead={
            <>
              This puts <strong className="wrap-anywhere text-ink">{link.address}</strong> in force again and logs out
              every session. Then you choose a new password.
            </>
          }
        >
          <UndoChangeForm token={text} />
        </AuthPage>
      ) : (
        <OverLink state={link.state} life="seven days" />
      )}
      <CleanAddress />
    </>
  );
}
