import type { PlainRequest } from "./plain-request";

type Ways = Record<string, (path: string) => PlainRequest>;

const data = { rsc: "1" };
const origin = "https://console.test";
const stateTree = encodeURIComponent(JSON.stringify(["", { children: ["(settings)", {}] }, null, "refetch"]));
const subrequest = "middleware:middleware:middleware:middleware:middleware";
const multipart = { "content-type": "multipart/form-data; boundary=x", origin };

const segment = (target: string, name: string): PlainRequest => ({
  target,
  headers: { ...data, "next-router-prefetch": "1", "next-router-segment-prefetch": name },
});

/** In what form a page may be asked for, other than by a browser that opens it. */
export const transports: Ways = {
  "opened by a browser": (target) => ({ target }),
  "only its headers": (target) => ({ method: "HEAD", target }),
  "the data of its scripts": (target) => ({ target, headers: data }),
  "a prefetch": (target) => ({ target, headers: { ...data, "next-router-prefetch": "1" } }),
  "a full prefetch": (target) => ({ target, headers: { ...data, "next-router-prefetch": "2" } }),
  "the tree of its segments": (target) => segment(target, "/_tree"),
  "its own segment": (target) => segment(target, `${target}/__PAGE__`),
  "the state of a router": (target) => ({ target, headers: { ...data, "next-router-state-tree": stateTree } }),
  "its data as a file": (path) => ({ target: `${path}.rsc`, headers: data }),
  "its segments as a file": (path) => ({ target: `${path}.segments/_tree.segment.rsc` }),
  "its own segment as a file": (path) => ({ target: `${path}.segments/__PAGE__.segment.rsc`, headers: data }),
  "the data of an older router": (path) => ({ target: `/_next/data/x${path}.json`, headers: { "x-nextjs-data": "1" } }),
  "a call from the proxy layer": (target) => ({ target, headers: { "x-middleware-subrequest": subrequest } }),
  "parameters of the router": (path) => ({ target: `${path}?nxtPid=1&nxtIid=1&nxtPpath=login&__nextLocale=en` }),
  "a form that leads nowhere": (target) => ({ method: "POST", target, headers: multipart, body: "--x--\r\n" }),
  "an action that is none": (target) => ({
    method: "POST",
    target,
    headers: { "next-action": "0".repeat(42), origin },
    body: "[]",
  }),
  "headers that a server would add": (target) => ({
    target,
    headers: { "x-path": "/login", "x-matched-path": "/login", "x-invoke-path": "/login", "x-request-id": "x" },
  }),
  "the login page, said to be it": (path) => ({
    target: "/login",
    headers: { "x-invoke-path": path, "x-matched-path": path, "x-rewrite-url": path, "x-middleware-rewrite": path },
  }),
};

/** How else its address may be spelt. */
export const spellings: Ways = {
  "two slashes before it": (path) => ({ target: `/${path}` }),
  "two slashes within it": (path) => ({ target: path.replace(/(?<=.)\//, "//") }),
  "a slash at its end": (path) => ({ target: `${path}/` }),
  "an encoded letter": (path) => ({ target: path.replace(/[a-z]/, (sign) => `%${sign.charCodeAt(0).toString(16)}`) }),
  "an encoded slash": (path) => ({ target: path.replace(/(?<=.)\//, "%2f") }),
  "an encoded way around": (path) => ({ target: `/login/%2e%2e${path}` }),
  "a backslash": (path) => ({ target: path.replace(/(?<=.)\//, "\\") }),
  capitals: (path) => ({ target: path.toUpperCase() }),
  "the name of a file": (path) => ({ target: `${path}/x.css` }),
  "a whole address": (path) => ({ target: origin + path }),
};
