import { readFileSync } from "node:fs";

import { test } from "@playwright/test";

/** Which walk looks at which pages, as the build names them. Together they look at all there are. */
export const walks: Record<string, string[]> = {
  authenticator: [
    "/login/code",
    "/login/help",
    "/login/recovery",
    "/settings/authenticator",
    "/settings/authenticator/[id]",
    "/settings/authenticator/recovery-codes",
    "/settings/authenticator/setup",
  ],
  "forgotten password": ["/forgot", "/reset"],
  registration: ["/login", "/privacy", "/register", "/register/terms", "/register/verify", "/terms", "/verify"],
  "emails and faults": [
    "/_not-found",
    "/dev/mail",
    "/dev/mail/[id]",
    "/email/confirm",
    "/email/undo",
    "/forgot",
    "/login",
  ],
  organizations: [
    "/organizations",
    "/organizations/[id]",
    "/organizations/[id]/delete",
    "/organizations/new",
    "/terms/accept",
  ],
  account: ["/settings/account", "/settings/account/data", "/settings/account/delete", "/settings/account/email"],
  sessions: [
    "/settings/activity",
    "/settings/password",
    "/settings/sessions",
    "/settings/sessions/[id]",
    "/settings/sessions/all",
    "/settings/sessions/others",
  ],
};

/** Pages that nobody sees: one only leads on, the other is what Next has for a failure of the frame itself. */
const unseen = ["/", "/_global-error"];

/** Every page of the build. */
export function builtPages(): string[] {
  const routes: Record<string, string> = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8"));
  return Object.entries(routes)
    .filter(([file, route]) => file.endsWith("/page") && !unseen.includes(route))
    .map(([, route]) => route)
    .sort();
}

/** The page of the build at this path; what is none is answered by the page that says so. */
function pageAt(pathname: string) {
  const fits = (route: string) => new RegExp(`^${route.replaceAll(/\[\w+\]/g, "[^/]+")}$`).test(pathname);
  const pages = builtPages();
  return pages.find((route) => route === pathname) ?? pages.find(fits) ?? "/_not-found";
}

const seen = new Map<string, Set<string>>();

/** Notes that the current test looked at the page at this address. */
export function noteLookedAt(url: string) {
  const { testId } = test.info();
  seen.set(testId, (seen.get(testId) ?? new Set()).add(pageAt(new URL(url).pathname)));
}

/** The pages that the current test looked at. */
export const lookedAt = () => [...(seen.get(test.info().testId) ?? [])];
