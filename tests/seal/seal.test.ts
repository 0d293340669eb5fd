import fc from "fast-check";

import { seal, unseal } from "@/lib/seal";

test("what is sealed opens again, as the row it was sealed for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (text, about) => {
      expect(unseal(seal(text, about), about)).toBe(text);
    }),
  );
});

test("a sealed text opens as no other row", () => {
  const sealed = seal("three quiet herons", "outbox/1");
  for (const about of ["outbox/2", "outbox/", "", "totp/1"]) expect(() => unseal(sealed, about)).toThrow();
});

test("a sealed text that was changed anywhere does not open", () => {
  const sealed = seal("three quiet herons", "outbox/1");
  const [version, id, encoded = ""] = sealed.split(":");
  const bytes = Buffer.from(encoded, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(() => unseal([version, id, changed.toString("base64url")].join(":"), "outbox/1")).toThrow();
  }
  for (const length of [0, 1, 11, 12, 27, 28, bytes.length - 1]) {
    const cut = bytes.subarray(0, length).toString("base64url");
    expect(() => unseal([version, id, cut].join(":"), "outbox/1")).toThrow();
  }
});

test("the same text is sealed differently each time, and says the key it needs", () => {
  const sealed = Array.from({ length: 100 }, () => seal("same", "row"));
  expect(new Set(sealed).size).toBe(100);
  for (const one of sealed) expect(one).toMatch(/^v1:1:[\w-]+$/);
});

test("F28: what was sealed under a key we do not have is a fault", () => {
  const [, , encoded] = seal("same", "row").split(":");
  for (const sealed of [`v1:2:${encoded}`, `v2:1:${encoded}`, "v1:1", "", "nonsense"])
    expect(() => unseal(sealed, "row")).toThrow();
});
