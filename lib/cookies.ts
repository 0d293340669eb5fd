import "server-only";

import { cookies } from "next/headers";

import { env } from "./env";
import { hours, minutes } from "./time";

const seconds = (milliseconds: number) => milliseconds / 1000;

type Cookie = { name: string; path: "/"; httpOnly: true; sameSite: "lax"; secure: boolean; maxAge?: number };

/**
 * The settings of our cookies. On https their names begin with __Host-, so that no other host and no
 * plain page can set them.
 */
function cookie(name: string, lifetime?: number): Cookie {
  const secure = env.APP_URL.startsWith("https://");
  return {
    name: secure ? `__Host-${name}` : name,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    ...(lifetime !== undefined && { maxAge: seconds(lifetime) }),
  };
}

/** Begins the name of what next-auth leaves behind and we have no use for. */
export const callbackUrlCookie = () => cookie("callback-url");

/** Holds next-auth's envelope with the session's token. */
export const sessionCookie = () => cookie("session");

/** Ties a login ticket to the browser it was made for. */
export const loginCookie = () => cookie("login", minutes(1));

/** Holds the secret of a login whose code is still owed. */
export const challengeCookie = () => cookie("challenge", minutes(10));

/** Tells a browser in which people have logged in before. It opens nothing. */
export const browserCookie = () => cookie("browser", hours(24 * 30));

/** Ties a registration to the browser it was made in. */
export const registrationCookie = () => cookie("registration", hours(24));

/** Deletes a cookie, with the attributes that it was set with but its lifetime. */
export async function deleteCookie({ maxAge: _, ...attributes }: Cookie) {
  (await cookies()).delete(attributes);
}

/** The chosen theme: light, dark, or none for the system's. */
export const themeCookie = () => ({ ...cookie("theme", hours(24 * 365)), name: "theme" });
