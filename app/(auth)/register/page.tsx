import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";

import { env } from "@/lib/env";
import { passwordRule } from "@/lib/fields";
import { home } from "@/lib/paths";
import { currentSession } from "@/lib/sessions";

import { AuthPage } from "../auth-page";
import { RegisterForm } from "./form";

export const metadata: Metadata = { title: "Register", robots: { index: true } };

export default async function RegisterPage({ searchParams }: PageProps<"/register">) {
  if (await currentSession()) redirect(home);
  const { done } = await searchParams;
  const lead = (
    <>
      Already have an account? <Link href="/login">Log in</Link>
    </>
  );

  if (env.REGISTRATION === "closed")
    return (
      <AuthPage title="Register" lead={lead} receipt={done}>
        <p>
          Registration is by invitation.{" "}
          {env.SUPPORT_EMAIL && (
            <>
              Write to <a href={`mailto:${env.SUPPORT_EMAIL}`}>{env.SUPPORT_EMAIL}</a>.
            </>
          )}
        </p>
      </AuthPage>
    );

  return (
    <AuthPage title="Register" lead={lead} receipt={done}>
      <RegisterForm rule={passwordRule()} minLength={env.PASSWORD_MIN_LENGTH} />
    </AuthPage>
  );
}
