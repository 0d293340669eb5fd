import { connect } from "node:net";

import { expect, test } from "@playwright/test";

import { eventsOf } from "../support/factors";
import { emailsTo, lastEmailTo, linkIn } from "../support/inbox";
import { anAccount, logIn, someoneLoggedIn } from "../support/people";
import { aResetLink, askForReset, chooseNewPassword, resetSubject } from "../support/resets";
import { anAddress, anEmail, aPerson, sql } from "../support/site";
import { letPass } from "../support/throttles";
import { slowerOf } from "../support/timing";

/** Nothing waits to be sent any more. */
const outboxEmpty = (address: string) =>
  expect
    .poll(async () => (await sql("select 1 from outbox where address = $1 and sent_at is null", [address])).length, {
      intervals: [10],
    })
    .toBe(0);

test("RST-01: a known, an unknown and a closing address get the same answer, and only the known an email", async () => {
  const [known, closing] = [await anAccount({ email: anEmail("vera") }), await anAccount({ email: anEmail("anna") })];
  await sql("update users set closes_at = now() + interval '14 days' where id = $1", [closing.id]);
  const answers = await Promise.all(
    [known.email, anEmail("erna"), closing.email].map(async (email) => {
      const { status, text, headers, hops } = await askForReset(email);
      // These differ with every answer: the time and the nonce.
      const { date: _, "content-security-policy": __, link: ___, ...rest } = headers;
      const same = text.replaceAll(email, "ADDRESS");
      return { email, answer: { status, text: same, headers: rest, cookies: hops.map((hop) => hop.setCookie) } };
    }),
  );

  for (const { email, answer } of answers) {
    expect(answer).toEqual(answers[0]?.answer);
    expect(answer.text).toContain("If ADDRESS has an account, an email is on its way.");
    await outboxEmpty(email);
  }
  expect(await emailsTo(answers[1]?.email ?? "")).toEqual([]);
  expect(await emailsTo(known.email)).toHaveLength(1);
});

test("RST-01: asking takes as long for a known address as for an unknown one", async () => {
  const known = await Promise.all(Array.from({ length: 45 }, () => anAccount()));
  let turn = 0;
  const timeOf = async (email: string) => {
    const visitor = aPerson();
    await visitor.get("/forgot");
    const started = performance.now();
    await visitor.submit("Send the email", { Email: email });
    const taken = performance.now() - started;
    // What is done after the answer must not slow the next one.
    await outboxEmpty(email);
    return taken;
  };

  const slower = await slowerOf(
    () => timeOf(known[turn++ % known.length]?.email ?? ""),
    () => timeOf(anEmail()),
  );
  expect(slower).toBe("neither");
});

test("RST-02: whatever a client says of the host, the link leads to the configured address", async () => {
  const lies: Record<string, string>[] = [
    { host: "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http", "x-forwarded-port": "8443" },
    { "x-forwarded-host": "console.test, evil.example" },
    { forwarded: "host=evil.example;proto=http" },
    { "x-original-host": "evil.example", "x-host": "evil.example", "x-forwarded-server": "evil.example" },
    { "x-original-url": "//evil.example/forgot", "x-rewrite-url": "//evil.example/forgot" },
  ];
  for (const headers of lies) {
    const { email } = await anAccount();
    const visitor = aPerson();
    await visitor.get("/forgot", { headers });
    await visitor.submit("Send the email", { Email: email }, { headers });
    const mail = await lastEmailTo(email, { subject: resetSubject });
    expect(linkIn(mail), JSON.stringify(headers)).toMatch(/^https:\/\/console\.test\/reset\?token=[\w-]{43}$/);
    expect(`${mail.text}${mail.html}`).not.toContain("evil");
  }
});

test("RST-02: an absolute address in the request line or two Host headers get no email at all", async () => {
  const page = await aPerson().get("/forgot");
  const entries = page.root
    .querySelectorAll("input")
    .map((input) => [input.getAttribute("name"), input.getAttribute("value")]);
  const { hostname, port } = new URL(process.env.TEST_APP_ONE ?? "");

  for (const [target, hosts] of [
    ["http://evil.example/forgot", ["console.test"]],
    ["/forgot", ["evil.example", "console.test"]],
    ["/forgot", ["console.test", "evil.example"]],
  ] as const) {
    const { email } = await anAccount();
    const form = new FormData();
    for (const [name, value] of entries) form.set(name ?? "", name === "email" ? email : (value ?? ""));
    const request = new Response(form);
    const body = Buffer.from(await request.arrayBuffer());
    const head = [
      `POST ${target} HTTP/1.1`,
      ...hosts.map((host) => `Host: ${host}`),
      `Content-Type: ${request.headers.get("content-type")}`,
      `Content-Length: ${body.length}`,
      `X-Forwarded-For: ${anAddress()}`,
      "Origin: https://console.test",
      "Connection: close",
    ];
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.end(`${head.join("\r\n")}\r\n\r\n`) && undefined);
      socket.on("error", reject);
      let text = "";
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("close", () => resolve(text));
    }).catch(String);
    expect(answer).toMatch(/^HTTP\/1\.1 (308|400) /);
    expect(await sql("select 1 from outbox where address = $1", [email])).toEqual([]);
  }
});

test("RST-03: the email goes to the stored address of one account, or to nobody", async () => {
  const { email } = await anAccount({ email: anEmail("kate") });
  const [local = "", domain = ""] = email.split("@");
  // The Kelvin sign is a K to Unicode: it becomes the stored letter before anything is looked up.
  const sameMailbox = [` ${email.toUpperCase()} `, `${local}@EXAMPLE.com`, email.replace("kate", "\u212Aate")];
  const others = [
    email.replace("kate", "k\u0430te"),
    email.replace("kate", "kat\u00E9"),
    `${local}@${domain.replace("example", "ex\u0430mple")}`,
    `${email},eve@evil.example`,
    `${email}\r\nBcc: eve@evil.example`,
    `"${email}"@evil.example`,
    `${email}\uFF20evil.example`,
  ];

  for (const typed of sameMailbox) {
    await askForReset(typed);
    await expect.poll(async () => (await emailsTo(email)).length).toBe(sameMailbox.indexOf(typed) + 1);
    await letPass("61 seconds", "reset-pause", email);
  }
  await letPass("1 hour", "reset-address", email);
  for (const typed of others) {
    const { text } = await askForReset(typed);
    // Another domain is another address, and shown as what it is.
    expect(text, JSON.stringify(typed)).toMatch(/Enter an email address like name@example.com\.|@xn--exmple-\w+\.com/);
  }
  const visitor = aPerson();
  await visitor.get("/forgot");
  await visitor.submit("Send the email", { Email: email }, { extra: [["email", "eve@evil.example"]] });
  await visitor.get("/forgot");
  await visitor.submit(
    "Send the email",
    {},
    {
      without: ["email"],
      extra: [
        ["email[]", email],
        ["email[1]", "eve@evil.example"],
      ],
    },
  );

  await outboxEmpty(email);
  expect(await emailsTo(email)).toHaveLength(sameMailbox.length);
  for (const stray of ["eve@evil.example", `${email},eve@evil.example`]) expect(await emailsTo(stray)).toEqual([]);
});

test("RST-08: fifty requests bring one email a minute and three an hour, and change nothing for the owner", async () => {
  const { visitor, id, email, password } = await someoneLoggedIn();
  const before = await eventsOf(id);
  const ask = async (times: number) => {
    const pages = await Promise.all(
      Array.from({ length: times }, (_, nth) => askForReset(email, aPerson({ instance: nth % 2 ? 1 : 2 }))),
    );
    for (const { status, text } of pages) {
      expect(status).toBe(200);
      expect(text).toContain("an email is on its way");
    }
    await outboxEmpty(email);
  };
  const emails = async () => (await emailsTo(email)).filter(({ subject }) => subject === resetSubject).length;

  await ask(20);
  expect(await emails()).toBe(1);
  for (let minute = 0; minute < 5; minute++) {
    await letPass("61 seconds", "reset-pause", email);
    await ask(6);
  }
  expect(await emails()).toBe(3);
  await letPass("1 hour", "reset-address", email);
  await letPass("61 seconds", "reset-pause", email);
  await ask(1);
  expect(await emails()).toBe(4);

  expect(await eventsOf(id)).toEqual(before);
  expect((await visitor.get("/settings/authenticator")).path).toBe("/settings/authenticator");
  expect((await logIn(aPerson(), { email, password })).path).toMatch(/^\/organizations/);
});

test("RST-08: one client gets ten emails an hour out of us, for whichever addresses", async () => {
  const address = anAddress();
  const people = await Promise.all(Array.from({ length: 12 }, () => anAccount()));
  for (const { email } of people)
    expect((await askForReset(email, aPerson({ address }))).text).toContain("is on its way");

  for (const { email } of people) await outboxEmpty(email);
  const sent = await Promise.all(people.map(async ({ email }) => (await emailsTo(email)).length));
  expect(sent.reduce((sum, one) => sum + one)).toBe(10);
  expect((await chooseNewPassword(await aResetLink(people[11]?.email ?? ""))).page.path).toBe("/login?done=reset");
});
