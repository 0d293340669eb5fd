import fc from "fast-check";

import { logInSchema } from "@/app/(auth)/login/schema";
import { registerSchema } from "@/app/(auth)/register/schema";
import { confirmCodeSchema } from "@/app/(auth)/register/verify/schema";
import { confirmWithNewPasswordSchema } from "@/app/(auth)/verify/schema";
import { createOrganizationSchema } from "@/app/(settings)/organizations/schema";
import { accountSchema } from "@/app/(settings)/settings/account/schema";
import { parse } from "@/lib/form";

const schemas = {
  login: logInSchema,
  registration: registerSchema,
  code: confirmCodeSchema,
  "fresh start": confirmWithNewPasswordSchema,
  organization: createOrganizationSchema,
  account: accountSchema,
};

const strange = fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "$ACTION_ID_1", "", "\0");

/** Any form that a client could send: known and strange names, texts, files, several of a name. */
const anyForm = (fields: string[]) =>
  fc
    .array(
      fc.tuple(
        fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...fields) }, strange, fc.string()),
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("on", "AT", "anna@example.com", "12345678", "1", "three quiet herons"),
          fc.constant(new File(["x"], "x.txt")),
        ),
      ),
      { maxLength: 20 },
    )
    .map((entries) => {
      const form = new FormData();
      for (const [name, value] of entries) form.append(name, value as string);
      return form;
    });

test.each(Object.entries(schemas))("LOG-11: any form sent to %s is answered without a fault", (_, schema) => {
  const fields = Object.keys(schema.shape);
  fc.assert(
    fc.property(anyForm(fields), (form) => {
      const { data, refused } = parse(schema as typeof logInSchema, form);
      expect((data === undefined) !== (refused === undefined)).toBe(true);
      if (data) expect(fields).toEqual(expect.arrayContaining(Object.keys(data)));
      for (const name of Object.keys(refused?.errors ?? {})) expect(fields).toContain(name);
      for (const value of Object.values(refused?.values ?? {})) expect(typeof value).toBe("string");
    }),
    { numRuns: 300 },
  );
});

test("REG-06: what comes back of a refused form holds no secret, whoever named it", () => {
  const form = new FormData();
  for (const name of ["password", "new-password", "NEW-PASSWORD-CONFIRM", "code", "token", "recovery-code", "website"])
    form.append(name, "canary");
  form.append("email", "typed");
  expect(parse(logInSchema, form).refused?.values).toEqual({ email: "typed" });
});

test("LOG-11: what is no form, or has hundreds of fields, is refused", () => {
  const long = new FormData();
  for (let count = 0; count < 101; count++) long.append(`field-${count}`, "x");
  for (const form of [long, null, undefined, "text", 1, {}, [], { getAll: () => [] }])
    expect(parse(logInSchema, form as FormData).refused?.notice?.text).toMatch(/could not be read/);
});
