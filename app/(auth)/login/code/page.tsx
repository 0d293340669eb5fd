import type { Metadata } from "next";
import Link from "next/link";

import { requireChallenge } from "@/lib/login/challenge";
import { nextPath } from "@/lib/paths";

import { AuthPage } from "../../auth-page";
import { LeaveLoginForm } from "../leave-login-form";
import { CodeForm } from "./form";

export const metadata: Metadata = { title: "One-time code" };

export default async function LoginCodePage({ searchParams }: PageProps<"/login/code">) {
  const next = nextPath((await searchParams).next);
  const challenge = await requireChallenge();

  return (
    <AuthPage
      title="One-time code"
      lead="Open the authenticator app on your phone and enter the code for Cloud Console."
    >
      <CodeForm next={next} />
      <p className="mt-5">
        Can't use your app?{" "}
        <Link href={`/login/recovery?next=${encodeURIComponent(next)}`} prefetch={false}>
          Use a recovery code
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
