import { Field } from "@/components/field";

/** First and last name, side by side. */
export function NameFields() {
  return (
    <div className="grid gap-4 wide:grid-cols-2">
      <Field name="given-name" label="First name" autoComplete="given-name" />
      <Field name="family-name" label="Last name" autoComplete="family-name" />
    </div>
  );
}
