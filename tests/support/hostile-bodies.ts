import { hostileArguments } from "./hostile-arguments";
import type { Seeded } from "./seeded";
import { action, fields, type Maker, multipart, parts, text } from "./wire";

/** A body of every hostile kind. */
export const hostileBodies: Record<string, Maker> = {
  ...hostileArguments,
  "more fields than any form has": (random, id) =>
    action(id, multipart, parts([["0", '[{},"$K1"]'], ...fields(101 + random.below(500), "_1_")])),
  "more than is taken": (random, id) =>
    action(id, random.oneOf([text, multipart]), "x".repeat(64 * 1024 + 1 + random.below(90_000))),
  "more than is taken, of unknown length": (random, id) =>
    action(id, text, "x".repeat(64 * 1024 + 1 + random.below(200_000)), { "transfer-encoding": "chunked" }),
  "letters that are none": (random, id) =>
    action(
      id,
      random.oneOf([text, multipart]),
      Buffer.concat([
        Buffer.from('--x\r\nContent-Disposition: form-data; name="'),
        random.bytes(40),
        Buffer.from('"\r\n\r\n'),
        random.bytes(200),
        Buffer.from("\r\n--x--\r\n"),
      ]),
    ),
  noise: (random, id) =>
    action(id, random.oneOf([text, multipart, "", "x", "application/json"]), random.bytes(random.below(3000))),
  "multipart that is none": (random, id) =>
    action(
      id,
      random.oneOf([
        multipart,
        "multipart/form-data",
        "multipart/form-data; boundary=",
        `multipart/form-data; boundary=${"b".repeat(300)}`,
        "multipart/mixed; boundary=x",
      ]),
      random.oneOf([
        "--x",
        "--x\r\n\r\n",
        "--x--",
        '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[{},',
        `--x\r\n${"A: b\r\n".repeat(3000)}\r\n--x--`,
        '--x\r\nContent-Disposition: form-data; name="0"; filename="a"\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n--y--\r\n--x--',
      ]),
    ),
  "multipart without scripts that is none": (random) => ({
    headers: { "content-type": random.oneOf([multipart, "multipart/form-data", 'multipart/form-data; boundary="x']) },
    body: random.oneOf([
      "",
      "--x",
      random.bytes(300),
      parts([["$ACTION_ID_", ""]]),
      parts([["$ACTION_REF_", ""]]),
      parts([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", "{"],
      ]),
    ]),
  }),
  "another type": (random, id) =>
    action(
      id,
      random.oneOf([
        "application/json",
        "application/x-www-form-urlencoded",
        "text/xml",
        "image/png",
        "multipart/x",
        "text/plain;charset=utf-7",
      ]),
      random.oneOf(["{}", "a=b&a=c", "<a/>", "%", "$K1"]),
    ),
  "an action that is none": (random) =>
    action(
      random.oneOf([
        "x",
        "0".repeat(42),
        "__proto__",
        "constructor",
        "../x",
        "60".repeat(2000),
        "$ACTION_ID_x",
        "toString",
      ]),
      text,
      "[]",
    ),
  "an encoding of the body": (random, id) =>
    action(id, text, random.bytes(200), { "content-encoding": random.oneOf(["gzip", "br", "deflate", "x"]) }),
  "another method": (random, id) => ({
    method: random.oneOf(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]),
    ...action(id, text, "[]"),
  }),
  "a router that is none": (random) => ({
    method: "GET",
    headers: {
      rsc: "1",
      "next-router-state-tree": random.oneOf([
        "%",
        "x",
        "[",
        "%5B%5D",
        "null",
        "x".repeat(5000),
        "%5B%22%22%2C%7B%7D%5D",
      ]),
      "next-router-prefetch": random.oneOf(["1", "2", "x"]),
    },
    body: "",
  }),
  "a form for a route of no form": (random) => ({
    headers: { "content-type": random.oneOf(["application/x-www-form-urlencoded", "", "text/plain"]) },
    body: random.oneOf(["a=b", "%", "%00=%ff", "[]"]),
  }),
};

const cookies = [
  "%",
  "=",
  ";;;",
  "__Host-session",
  "__Host-session=%",
  "__Host-session=%E0%A4%A",
  "__Host-session=a.b.c.d.e; __Host-session=x",
  `__Host-session=${"x".repeat(7000)}`,
  "theme=%ff",
  '__Host-challenge="',
  "__Host-registration=%00",
  "a=b; ".repeat(400),
];
const credentials = ["Bearer %", "Bearer", "Bearer %00%ff", "Basic =", "bearer a.b.c.d.e", "%"];

/** Cookies and credentials that nobody was given. */
export const hostileHeaders = (random: Seeded) => ({
  ...(random.below(2) && { cookie: random.oneOf(cookies) }),
  ...(random.below(4) === 0 && { authorization: random.oneOf(credentials) }),
});
