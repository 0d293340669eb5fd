import { databaseUrl } from "./databases.mjs";
import { testSecrets } from "./secrets.mjs";

Object.assign(process.env, testSecrets, {
  APP_URL: "https://console.example.com",
  DATABASE_URL: databaseUrl(process.env.JEST_DATABASE_SERVER ?? "", `console_jest_${process.env.JEST_WORKER_ID}`),
  EMAIL_FROM: "Cloud Console <accounts@console.test>",
  RESEND_API_KEY: "re_test_key",
  // Nobody listens here: what a test wants delivered it delivers to a server of its own.
  RESEND_BASE_URL: "http://127.0.0.1:9",
  TRUSTED_PROXY_HOPS: "1",
});
