import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { clockTimeFrom } from "@/lib/moments";
import { currentRegistration } from "@/lib/registration/current";
import { nextEmailAt } from "@/lib/registration/verification-email";
import { currentSession } from "@/lib/sessions";

import { AuthPage } from "../../auth-page";
import { ConfirmedPage } from "../../confirmed-page";
import { ChangeAddressForm, CodeForm, LeaveForm, SendAgainForm } from "./form";
import { RefreshOnReturn } from "./refresh-on-return";

export const metadata: Metadata = { title: "Confirm your email" };

export default async function RegisterVerifyPage() {
  const registration = await currentRegistration();
  if (!registration) redirect((await currentSession()) ? "/organizations" : "/login?done=registration-gone");
  if (!registration.termsAcceptedAt) redirect("/register/terms");
  const { email, userId } = registration;

  if (userId) return <ConfirmedPage title="Your email is confirmed" address={email} />;

  const again = await nextEmailAt(email);
  return (
    <AuthPage
      title="Confirm your email"
      lead={
        <>
          We've sent an email to <strong className="wrap-anywhere text-ink">{email}</strong>. Open it to go on.
        </>
      }
    >
      <div className="grid gap-6">
        <CodeForm />
        <SendAgainForm from={again && clockTimeFrom(again)} />
        <ChangeAddressForm />
        <LeaveForm />
      </div>
      <RefreshOnReturn />
    </AuthPage>
  );
}
