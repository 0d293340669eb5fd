import type { NextConfig } from "next";

import { securityHeaders } from "./lib/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  // There are no pictures to make smaller, and the machinery for it has been a way in.
  images: { unoptimized: true },
  serverExternalPackages: ["piscina", "pg", "bcryptjs"],
  // Read from disk while running, so no import leads to them.
  outputFileTracingIncludes: {
    "/**": [
      "./lib/passwords/worker.mjs",
      "./db/migrations/**",
      "./public/documents/**",
      "./node_modules/bcryptjs/**",
      "./node_modules/@zxcvbn-ts/**",
    ],
  },
  // `npm test` checks types once, for tests and scripts too; a deployment need not again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: "64kb" },
    // How much is kept of a body before an action begins to read it. More than the limit above, so that
    // too much is still recognised as such.
    proxyClientMaxBodySize: "128kb",
  },
  headers: async () => [
    { source: "/:path*", headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
    { source: "/(verify|reset|email/confirm|email/undo)", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
};

export default config;
