import { ActionForm } from "@/components/action-form";
import { buttonLook } from "@/components/button-look";
import { Field } from "@/components/field";
import { HiddenField } from "@/components/hidden-field";
import { Panel, PanelFoot, Row } from "@/components/panel";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { Time } from "@/components/time";
import { clockTime } from "@/lib/moments";

import { saveAccountAction } from "./actions";
import { OnceField } from "./once-field";

type Account = Record<
  | "firstName"
  | "lastName"
  | "mobileNumber"
  | "street"
  | "city"
  | "region"
  | "postalCode"
  | "country"
  | "companyName"
  | "taxNumber",
  string | null
> & { version: number; savedAt: Date | null; locale: string; timeZone: string };

type Choices = { value: string; label: string }[];

type AccountFormProps = { account: Account; countries: Choices; locales: Choices; timeZones: Choices };

const pair = "grid gap-4 wide:grid-cols-2";

export function AccountForm({ account, countries, locales, timeZones }: AccountFormProps) {
  const kept = (name: Exclude<keyof Account, "version" | "savedAt" | "locale" | "timeZone">) => account[name] ?? "";

  return (
    <ActionForm action={saveAccountAction} className="">
      <HiddenField name="version" value={String(account.version)} />
      <Panel>
        <Row heading="Name" explanation="Shown to people in your organizations." className={pair}>
          <Field name="given-name" label="First name" autoComplete="given-name" defaultValue={kept("firstName")} />
          <Field name="family-name" label="Last name" autoComplete="family-name" defaultValue={kept("lastName")} />
        </Row>
        <Row heading="Mobile number" explanation="For billing and support only.">
          <Field
            name="tel"
            label="Mobile number"
            type="tel"
            autoComplete="tel"
            defaultValue={kept("mobileNumber")}
            className="wide:max-w-62"
          />
        </Row>
        <Row heading="Address" explanation="Printed on invoices." className="grid gap-4">
          <Field name="street-address" label="Street" autoComplete="street-address" defaultValue={kept("street")} />
          <div className={pair}>
            <Field
              name="postal-code"
              label="Zip or Postal code"
              autoComplete="postal-code"
              defaultValue={kept("postalCode")}
            />
            <Field name="city" label="City or Locality" autoComplete="address-level2" defaultValue={kept("city")} />
            <Field
              name="region"
              label="State, Province, or Region"
              autoComplete="address-level1"
              defaultValue={kept("region")}
            />
            <SelectField
              name="country"
              label="Country"
              autoComplete="country"
              none="Choose a country"
              options={countries}
              defaultValue={kept("country")}
            />
          </div>
        </Row>
        <Row heading="Company" explanation="Can be set once. After that, support changes it." className={pair}>
          <OnceField name="organization" label="Company name" autoComplete="organization" kept={account.companyName} />
          <OnceField name="tax-number" label="Tax number" autoComplete="off" kept={account.taxNumber} />
        </Row>
        <Row heading="Language and time" explanation="How times are shown, here and in emails." className="grid gap-4">
          <SelectField name="locale" label="Language" options={locales} defaultValue={account.locale} />
          <SelectField
            name="time-zone"
            label="Time zone"
            hint={`Your time now: ${clockTime(new Date(), account)}.`}
            options={timeZones}
            defaultValue={account.timeZone}
          />
        </Row>
        <PanelFoot
          note={
            account.savedAt && (
              <>
                Last saved <Time at={account.savedAt} timeZone={account.timeZone} locale={account.locale} />
              </>
            )
          }
        >
          {/* A plain link: the browser loads the page anew, with the saved values in every field. */}
          <a href="/settings/account" className={buttonLook({})}>
            Cancel
          </a>
          <SubmitButton pending="Saving…">Save</SubmitButton>
        </PanelFoot>
      </Panel>
    </ActionForm>
  );
}
