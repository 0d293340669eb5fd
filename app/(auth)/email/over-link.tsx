import Link from "next/link";

import { AuthPage } from "../auth-page";

const titles = {
  used: "This link was already used",
  replaced: "This link doesn't work any more",
  ended: "This link doesn't work any more",
  expired: "This link has expired",
  unknown: "This link is not complete",
};

type OverLinkProps = { state: keyof typeof titles; life: string };

/** What is said of a link that is no good any more, and where to go on. */
export function OverLink({ state, life }: OverLinkProps) {
  const texts = {
    used: "Links work once.",
    replaced: "The change was asked for again or cancelled. Only the link in the newest email works.",
    ended: "Something else was changed in the account since it was sent.",
    expired: `Links work for ${life}.`,
    unknown: "Open it again from the email, or copy all of it.",
  };

  return (
    <AuthPage title={titles[state]}>
      <p>
        {texts[state]} <Link href="/settings/account">Go to your account</Link>
      </p>
    </AuthPage>
  );
}
