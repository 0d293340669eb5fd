/** Where people land who are logged in. */
export const home = "/organizations";

const own = /^\/(organizations|settings)(\/[A-Za-z0-9-]+)*$/;

/** The page to go on to after a login: one of our own that needs a login, or else the landing page. */
export const nextPath = (wanted: unknown) => (typeof wanted === "string" && own.test(wanted) ? wanted : home);

/** The login page that leads back to this one. */
export const loginPath = (from: string) =>
  nextPath(from) === from && from !== home ? `/login?next=${encodeURIComponent(from)}` : "/login";
