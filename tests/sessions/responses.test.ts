import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip } from "node:zlib";

import { socketAddressHeader } from "@/lib/client-address";
import { watchResponses } from "@/lib/response-watch";
import { judge, requestIdHeader } from "@/lib/responses";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer = () => {};
const server = createServer((request, response) => answer(request, response));
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  watchResponses();
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  agent.destroy();
  server.close();
});

async function ask(how: Answer, { method = "GET", headers = {} }: { method?: string; headers?: object } = {}) {
  let port: number | undefined;
  answer = (request, response) => {
    port = request.socket.remotePort;
    how(request, response);
  };
  const asked = request({ port: (server.address() as AddressInfo).port, method, headers: { ...headers }, agent }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, body, port };
}

const idOf = ({ headers }: IncomingMessage) => String(headers[requestIdHeader]);
const unavailable: Answer = (request, response) => {
  judge(idOf(request), { status: 503, retryAfter: 7 });
  response.statusCode = 500;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Set-Cookie", "__Host-session=; Max-Age=0");
  response.setHeader("ETag", '"page"');
  response.end("SELECT secrets");
};

const expectPlainPage = (answered: Awaited<ReturnType<typeof ask>>, status: number, words: string) => {
  expect(answered.status).toBe(status);
  expect(answered.body).toContain(words);
  expect(answered.body).toMatch(/^<!doctype html>.*<\/html>$/s);
  expect(answered.headers).toMatchObject({ "content-type": "text/html; charset=utf-8" });
  expect(answered.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(answered.headers["cache-control"]).toBe("private, no-store");
  expect(answered.headers["set-cookie"]).toBeUndefined();
};

test("SES-11: a page that failed for want of the database is a plain 503, and changes no cookie", async () => {
  const answered = await ask(unavailable);
  expectPlainPage(answered, 503, "can't reach its data");
  expect(answered.headers["retry-after"]).toBe("7");
  expect(answered.body).not.toContain("SELECT");
});

test("SES-11: to HEAD it is the same without a body, and the connection goes on", async () => {
  const head = await ask(unavailable, { method: "HEAD" });
  expect([head.status, head.body, head.headers["retry-after"]]).toEqual([503, "", "7"]);
  const next = await ask((_, response) => response.end("fine"));
  expect([next.status, next.body, next.port]).toEqual([200, "fine", head.port]);
});

test("SES-11: an answer in pieces is replaced as a whole, whether its length was told or not", async () => {
  const answered = await ask((_, response) => {
    response.writeHead(500, { "Content-Length": "9", "Content-Type": "text/html" });
    response.write("a piece, ");
    response.end("another");
  });
  expectPlainPage(answered, 500, "Something broke on our side");
  expect(answered.body).not.toContain("piece");
});

test("SES-11: a compressed answer is replaced by one that can be read", async () => {
  const answered = await ask((request, response) => {
    judge(idOf(request), { status: 503 });
    response.setHeader("Content-Encoding", "gzip");
    response.statusCode = 500;
    const gzip = createGzip();
    gzip.pipe(response);
    gzip.end("secret ".repeat(1000));
  });
  expectPlainPage(answered, 503, "can't reach its data");
  expect(answered.headers["content-encoding"]).toBeUndefined();
  expect(answered.headers["retry-after"]).toBe("5");
});

test("SES-11: writers of a replaced answer hear that each piece is written", async () => {
  const answered = await ask((_, response) => {
    response.statusCode = 500;
    response.write("one", () => response.write(Buffer.from("two"), "utf8", () => response.end(() => {})));
  });
  expectPlainPage(answered, 500, "Something broke");
});

test("SES-11: a status that was asked for holds for a page that is sent in pieces", async () => {
  const answered = await ask((request, response) => {
    judge(idOf(request), { status: 429, retryAfter: 12 });
    response.flushHeaders();
    response.write("Too many ");
    response.end("tries.");
  });
  expect([answered.status, answered.headers["retry-after"], answered.body]).toEqual([429, "12", "Too many tries."]);
});

test("SES-11: a verdict reaches its own answer alone, also on one connection", async () => {
  const first = await ask(unavailable);
  const second = await ask((_, response) => response.end("fine"));
  expect([second.status, second.body, second.headers["retry-after"]]).toEqual([200, "fine", undefined]);
  expect(second.port).toBe(first.port);
});

test("SES-11: a verdict that comes after the head changes nothing and breaks nothing", async () => {
  const answered = await ask((request, response) => {
    response.write("begun ");
    judge(idOf(request), { status: 503 });
    response.end("and ended");
  });
  expect([answered.status, answered.body]).toEqual([200, "begun and ended"]);
});

test.each([{ rsc: "1" }, { "next-action": "40" }, { "sec-fetch-dest": "empty" }])(
  "SES-11: scripts that send %p read failures themselves, with the status that is meant",
  async (headers) => {
    const answered = await ask(unavailable, { headers });
    expect([answered.status, answered.body, answered.headers["retry-after"]]).toEqual([503, "SELECT secrets", "7"]);
  },
);

test("SES-11: a failure that is told in JSON stays JSON", async () => {
  const answered = await ask((_, response) => {
    response.statusCode = 503;
    response.setHeader("Content-Type", "application/json");
    response.end('{"status":"not ready"}');
  });
  expect([answered.status, answered.body]).toEqual([503, '{"status":"not ready"}']);
});

test("LOG-05: a client names neither its address nor its request nor the policy of pages", async () => {
  const claimed = {
    [socketAddressHeader]: "203.0.113.9",
    [requestIdHeader]: "MINE",
    "x-own-mark": "guessed",
    "content-security-policy": "script-src *",
    "content-security-policy-report-only": "script-src *",
  };
  let seen: IncomingMessage["headers"] = {};
  await ask(
    (request, response) => {
      seen = { ...request.headers };
      response.end();
    },
    { headers: claimed },
  );

  expect(seen[socketAddressHeader]).toBe("127.0.0.1");
  expect(seen[requestIdHeader]).toMatch(/^[2-9A-Z]{8}$/);
  expect(seen["content-security-policy"] ?? seen["content-security-policy-report-only"]).toBeUndefined();
});
