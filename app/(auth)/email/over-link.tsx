import Link from "next/link";

import { AuthPage } from "../auth-page";

const titles = {
  used: "This link was already used",
  replaced: "There is a newer email",
  expired: "This link has expired",
  unknown: "This link is not complete",
};

type OverLinkProps = { state: keyof typeof titles; life: string };

/** What is said of a link that is no good any more, and where to go on. */
export function OverLink({ state, life }: OverLinkProps) {
  const texts = {
    used: "Links work once.",
    replaced: "The change was asked for again, cancelled, or ended. Only the newest link works.",
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
