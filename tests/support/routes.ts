import { readFileSync } from "node:fs";

/** The ids to put into addresses, by the folder before them. */
type Ids = Record<string, string>;

/** Every address of the build. One with an id that nobody thought of fails the test until somebody does. */
export function routes(ids: Ids) {
  const manifest = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8"));
  return Object.values<string>(manifest).map((route) =>
    route.replace(/(\w+)\/\[id\]/, (_, folder) => {
      if (!ids[folder]) throw new Error(`No id for ${route}.`);
      return `${folder}/${ids[folder]}`;
    }),
  );
}

/** The files that the build gives to everybody: one address for each kind. */
export const staticFiles = (html: string) =>
  ["js", "css", "woff2"].map((kind) => {
    const found = html.match(new RegExp(`/_next/static/[\\w./~-]+\\.${kind}`))?.[0];
    if (!found) throw new Error(`The page has no file of the kind ${kind}.`);
    return found;
  });
