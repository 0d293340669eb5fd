import { Field } from "@/components/field";

type OnceFieldProps = { name: string; label: string; autoComplete: string; kept: string | null };

/** A detail that can be set once: a field until then, a text afterwards. */
export function OnceField({ name, label, autoComplete, kept }: OnceFieldProps) {
  if (kept === null) return <Field name={name} label={label} autoComplete={autoComplete} optional />;

  return (
    <div className="min-w-0">
      <p className="font-medium">{label}</p>
      <p className="mt-1.5 py-2 wrap-anywhere">{kept}</p>
      <p className="text-small text-muted">Set once; support changes it.</p>
    </div>
  );
}
