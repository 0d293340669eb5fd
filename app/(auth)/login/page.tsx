import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";

import { nextPath } from "@/lib/paths";
import { currentSession } from "@/lib/sessions";

import { AuthPage } from "../auth-page";
import { LogInForm } from "./form";

export const metadata: Metadata = { title: "Log in", robots: { index: true } };

export default async function LogInPage({ searchParams }: PageProps<"/login">) {
  const { next, done } = await searchParams;
  const target = nextPath(next);
  if (await currentSession()) redirect(target);

  return (
    <AuthPage
      title="Log in to Cloud Console"
      lead={
        <>
          New user? <Link href="/register">Register</Link>
        </>
      }
      receipt={done}
    >
      <LogInForm next={target} />
    </AuthPage>
  );
}
