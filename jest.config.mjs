import nextJest from "next/jest.js";

const esModules = [
  "next-auth",
  "@auth/core",
  "jose",
  "@panva/hkdf",
  "oauth4webapi",
  "preact",
  "preact-render-to-string",
];

/** @param {import("jest").Config} config */
const project = async (config) => ({
  .../** @type {import("jest").Config} */ (
    await nextJest({ dir: "." })({
      moduleNameMapper: {
        "^server-only$": "<rootDir>/tests/support/nothing.ts",
        "^next/(headers|server|cache)(\\.js)?$": "<rootDir>/tests/support/next-$1.ts",
        "^@/(.*)$": "<rootDir>/$1",
      },
      ...config,
    })()
  ),
  // next-auth and its parts are ES modules only.
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join("|")})/)`],
});

/** What runs on the server is tested in Node against PostgreSQL; what people touch, in jsdom. */
export default async () => ({
  globalSetup: "<rootDir>/tests/support/create-databases.mjs",
  globalTeardown: "<rootDir>/tests/support/drop-databases.mjs",
  projects: [
    await project({
      displayName: "server",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      setupFiles: ["<rootDir>/tests/support/environment.ts"],
      setupFilesAfterEnv: ["<rootDir>/tests/support/each-server-test.ts"],
    }),
    await project({
      displayName: "browser",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/tests/**/*.test.tsx"],
      setupFilesAfterEnv: ["<rootDir>/tests/support/each-browser-test.ts"],
    }),
  ],
});
