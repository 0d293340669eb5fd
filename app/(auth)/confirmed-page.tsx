import Link from "next/link";

import { home } from "@/lib/paths";
import { currentSession } from "@/lib/sessions";

import { AuthPage } from "./auth-page";

type ConfirmedPageProps = { title: string; address: string };

/** Says which address is confirmed, and who is logged in here: that may be somebody else. */
export async function ConfirmedPage({ title, address }: ConfirmedPageProps) {
  const session = await currentSession();

  return (
    <AuthPage title={title}>
      <p>
        <strong className="wrap-anywhere">{address}</strong> is confirmed.{" "}
        {session ? (
          <>
            You are logged in as <strong className="wrap-anywhere">{session.user.email}</strong>.{" "}
            <Link href={home}>Go to your organizations</Link>
          </>
        ) : (
          <Link href="/login">Log in</Link>
        )}
      </p>
    </AuthPage>
  );
}
