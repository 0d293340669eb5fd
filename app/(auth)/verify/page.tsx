import type { Metadata } from "next";
import Link from "next/link";
import { termsDocument } from "@/lib/documents";
import { env } from "@/lib/env";
import { passwordRule } from "@/lib/fields";
import { describeLink } from "@/lib/registration/describe-link";

import { AuthPage } from "../auth-page";
import { CleanAddress } from "../clean-address";
import { ConfirmedPage } from "../confirmed-page";
import { ConfirmForm, KnownPasswordForm, NewPasswordForm } from "./form";

export const metadata: Metadata = { title: "Confirm your email", referrer: "no-referrer" };

/** Shows what the link is good for and changes nothing: scanners open links, but press no buttons. */
export default async function VerifyPage({ searchParams }: PageProps<"/verify">) {
  const { token } = await searchParams;
  const link = await describeLink(typeof token === "string" ? token.slice(0, 200) : "");

  return (
    <>
      <Body token={String(token)} link={link} />
      <CleanAddress />
    </>
  );
}

type BodyProps = { token: string; link: Awaited<ReturnType<typeof describeLink>> };

async function Body({ token, link }: BodyProps) {
  switch (link.state) {
    case "here":
      return (
        <AuthPage title="Confirm your email" lead={<Address>{link.address}</Address>}>
          <ConfirmForm token={token} address={link.address} />
        </AuthPage>
      );
    case "elsewhere":
      return (
        <AuthPage
          title="Confirm your email"
          lead={
            <>
              <Address>{link.address}</Address> was registered in another browser.
            </>
          }
        >
          <KnownPasswordForm token={token} address={link.address} />
          <NewPasswordForm
            token={token}
            address={link.address}
            rule={passwordRule()}
            minLength={env.PASSWORD_MIN_LENGTH}
            version={(await termsDocument()).version}
          />
        </AuthPage>
      );
    case "used":
      return <ConfirmedPage title="Already confirmed" address={link.address} />;
    case "replaced":
      return (
        <AuthPage title="This link was replaced">
          <p>
            There is a newer email, or the registration was moved to another address. Open the newest email we sent to{" "}
            <Address>{link.address}</Address>, or <Link href="/register">register</Link> with it.
          </p>
        </AuthPage>
      );
    case "expired":
      return (
        <AuthPage title="This link has expired">
          <p>
            Links work for 24 hours. <Link href="/register">Register again</Link> to get a new one.
          </p>
        </AuthPage>
      );
    case "unknown":
      return (
        <AuthPage title="This link is not complete">
          <p>
            Open it again from the email, or copy all of it. If you confirmed already, <Link href="/login">log in</Link>
            .
          </p>
        </AuthPage>
      );
  }
}

const Address = ({ children }: { children: string }) => <strong className="wrap-anywhere text-ink">{children}</strong>;
