import { readFileSync } from "node:fs";

import type { Settled } from "./settled";

const read = (file: string): Record<string, string> => JSON.parse(readFileSync(`.next/${file}`, "utf8"));

/** The address of every page and route of the build; what is different in each address is in brackets. */
export const routes = () =>
  [...Object.values(read("app-path-routes-manifest.json")), ...Object.keys(read("server/pages-manifest.json"))].sort();

/** The ids to put into addresses, by the folder before them. */
type Ids = Record<string, string>;

/** The same of our own pages and routes, with these ids in them. One with an id that nobody thought of fails the test until somebody does. */
export const addresses = (ids: Ids) =>
  Object.values(read("app-path-routes-manifest.json")).map((route) =>
    route.replace(/(\w+)\/\[id\]/, (_, folder) => {
      if (!ids[folder]) throw new Error(`No id for ${route}.`);
      return `${folder}/${ids[folder]}`;
    }),
  );

/** The files that the build gives to everybody: one address for each kind. */
export const staticFiles = (html: string) =>
  ["js", "css", "woff2"].map((kind) => {
    const found = html.match(new RegExp(`/_next/static/[\\w./~-]+\\.${kind}`))?.[0];
    if (!found) throw new Error(`The page has no file of the kind ${kind}.`);
    return found;
  });

/** The address of a route, with what this person has in place of what is in brackets. */
export const addressOf = (route: string, { organization, session, authenticator }: Settled) =>
  route
    .replace(/(?<=organizations\/)\[id\]/, organization)
    .replace(/(?<=authenticator\/)\[id\]/, authenticator)
    .replace("[id]", session);
