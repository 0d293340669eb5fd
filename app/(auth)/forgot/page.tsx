import type { Metadata } from "next";
import Link from "next/link";

import { AuthPage } from "../auth-page";
import { ForgotForm } from "./form";

export const metadata: Metadata = { title: "Forgot password?" };

export default function ForgotPage() {
  return (
    <AuthPage
      title="Forgot password?"
      lead={
        <>
          We email you a link to choose a new one. <Link href="/login">Back to log in</Link>
        </>
      }
    >
      <ForgotForm />
    </AuthPage>
  );
}
