import type { Metadata } from "next";
import Link from "next/link";

import { requireChallenge } from "@/lib/login/challenge";
import { nextPath } from "@/lib/paths";

import { AuthPage } from "../../auth-page";
import { LeaveLoginForm } from "../leave-login-form";
import { RecoveryForm } from "./form";

export const metadata: Metadata = { title: "Recovery code" };

export default async function LoginRecoveryPage({ searchParams }: PageProps<"/login/recovery">) {
  const next = nextPath((await searchParams).next);
  const challenge = await requireChallenge();

  return (
    <AuthPage
      title="Recovery code"
      lead="Enter one of the codes you kept when you set up your authenticator. Each works once."
    >
      <RecoveryForm next={next} />
      <p className="mt-5">
        <Link href={`/login/code?next=${encodeURIComponent(next)}`} prefetch={false}>
          Use your authenticator
        </Link>{" "}
        or{" "}
        <Link href="/login/help" prefetch={false}>
          get help
        </Link>
        .
      </p>
      <LeaveLoginForm email={challenge.email} />
    </AuthPage>
  );
}
