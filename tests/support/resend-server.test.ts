import { Resend } from "resend";

import { verifyEmail } from "@/emails/verify-email";

import { codeIn, emailsTo, lastEmailTo, linkIn } from "./inbox";
import { startResendServer } from "./resend-server.mjs";

const email = { from: "Cloud Console <console@example.com>", to: "ann@example.com", subject: "Hello", text: "Hello" };

let server: Awaited<ReturnType<typeof startResendServer>>;
let resend: Resend;

const behave = (behaviour: object) => fetch(`${server.url}/mode`, { method: "POST", body: JSON.stringify(behaviour) });

beforeEach(async () => {
  server = await startResendServer();
  process.env.RESEND_BASE_URL = server.url;
  resend = new Resend("re_test", { baseUrl: server.url });
});

afterEach(() => server.close());

test("keeps what the SDK sends", async () => {
  const { data, error } = await resend.emails.send(
    { ...email, headers: { "X-Entity-Ref-ID": "1" } },
    { idempotencyKey: "hello/1" },
  );

  expect(error).toBeNull();
  expect(await emailsTo("Ann@example.com")).toEqual([
    expect.objectContaining({
      ...email,
      to: ["ann@example.com"],
      headers: { "X-Entity-Ref-ID": "1" },
      idempotencyKey: "hello/1",
      id: data?.id,
    }),
  ]);
  expect(await emailsTo("ben@example.com")).toEqual([]);
});

test("takes the same key once, and only for the same email", async () => {
  const send = (subject: string) => resend.emails.send({ ...email, subject }, { idempotencyKey: "hello/1" });
  const [first, again, other] = [await send("Hello"), await send("Hello"), await send("Goodbye")];

  expect(again.data).toEqual(first.data);
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(await emailsTo("ann@example.com")).toHaveLength(1);
});

type Failure = [behaviour: { mode: string; times: number; retryAfter?: number }, error: object, kept: number];

test.each<Failure>([
  [{ mode: "500", times: 1 }, { statusCode: 500 }, 0],
  [{ mode: "429", times: 1, retryAfter: 7 }, { statusCode: 429, name: "rate_limit_exceeded" }, 0],
  [{ mode: "422", times: 1 }, { statusCode: 422, name: "validation_error" }, 0],
  [{ mode: "drop-after-accept", times: 1 }, { statusCode: null }, 1],
])("fails as it is told, and then delivers: %j", async (behaviour, error, kept) => {
  await behave(behaviour);

  const failed = await resend.emails.send(email, { idempotencyKey: "hello/1" });
  expect(failed.error).toMatchObject(error);
  expect(failed.headers?.["retry-after"]).toBe(behaviour.retryAfter?.toString());
  expect(await emailsTo("ann@example.com")).toHaveLength(kept);

  expect((await resend.emails.send(email, { idempotencyKey: "hello/1" })).error).toBeNull();
  expect(await emailsTo("ann@example.com")).toHaveLength(1);
});

test("hangs as it is told", async () => {
  await behave({ mode: "hang" });
  const signal = AbortSignal.timeout(200);

  expect((await resend.post("/emails", email, { signal } as object)).error).toMatchObject({ statusCode: null });
  expect(await emailsTo("ann@example.com")).toEqual([]);
});

test.each([
  [{ to: "ann@example.com, ben@example.com" }, "validation_error"],
  [{ to: [] }, "missing_required_field"],
  [{ subject: "" }, "missing_required_field"],
  [{ subject: "Hello\r\nBcc: everyone@example.com" }, "validation_error"],
  [{ from: "Cloud Console" }, "invalid_from_address"],
  [{ headers: { "X-A": "1\nBcc: everyone@example.com" } }, "validation_error"],
])("refuses %j", async (part, name) => {
  expect((await resend.emails.send({ ...email, ...part })).error).toMatchObject({ statusCode: 422, name });
  expect(await emailsTo("ann@example.com")).toEqual([]);
});

test("refuses a key that is none of Resend's", async () => {
  const { error } = await new Resend("test", { baseUrl: server.url }).emails.send(email);

  expect(error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
});

test("finds the newest email, its link and its code", async () => {
  const send = (code: string) => {
    const url = `https://console.example.com/verify?token=${code}`;
    const message = verifyEmail({ code, url, address: "ann@example.com", expires: "24 hours" });
    return resend.emails.send({ ...email, ...message });
  };
  await send("11112222");
  const first = await lastEmailTo("ann@example.com");
  const [second] = await Promise.all([lastEmailTo("ann@example.com", { after: first }), send("33334444")]);

  expect([codeIn(first), codeIn(second)]).toEqual(["11112222", "33334444"]);
  expect(linkIn(second)).toBe("https://console.example.com/verify?token=33334444");
  expect(await lastEmailTo("ann@example.com", { subject: /^1111/ })).toEqual(first);
});
