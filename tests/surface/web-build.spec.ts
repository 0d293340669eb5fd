import { readFileSync } from "node:fs";

import { expect, test } from "@playwright/test";

const read = (file: string) => JSON.parse(readFileSync(`.next/${file}`, "utf8"));

test("WEB-07: the build has nothing of Next that it does not need", () => {
  const { config } = read("required-server-files.json");
  expect(config).toMatchObject({
    images: { unoptimized: true, remotePatterns: [], domains: [], dangerouslyAllowSVG: false },
    i18n: null,
    basePath: "",
    assetPrefix: "",
    poweredByHeader: false,
    productionBrowserSourceMaps: false,
    cacheComponents: false,
    experimental: { useCache: false, ppr: false, serverActions: { bodySizeLimit: "64kb" } },
  });
  expect(config.experimental.serverActions.allowedOrigins).toBeUndefined();
  expect(config.cacheHandlers).toEqual({});
});

test("WEB-07: no address is rewritten, and Next redirects for a slash too many only", () => {
  const { rewrites, redirects } = read("routes-manifest.json");
  expect(rewrites).toEqual({ beforeFiles: [], afterFiles: [], fallback: [] });
  expect(redirects.map(({ source }: { source: string }) => source)).toEqual(["/:path+/"]);
});

test("WEB-07: nothing runs in the Edge runtime", () => {
  expect(read("server/middleware-manifest.json")).toMatchObject({ middleware: {}, functions: {} });
  const { functions } = read("server/functions-config-manifest.json");
  expect(Object.entries<{ runtime?: string }>(functions).map(([name, { runtime }]) => [name, runtime])).toEqual([
    ["/_middleware", "nodejs"],
  ]);
});

test("WEB-06: no page is made before somebody asks for it", () => {
  const { routes, dynamicRoutes } = read("prerender-manifest.json");
  expect(Object.keys(routes).sort()).toEqual(["/_global-error", "/apple-icon.png", "/favicon.ico", "/icon.svg"]);
  expect(dynamicRoutes).toEqual({});
});
