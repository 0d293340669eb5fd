import { env } from "./env";

/** The full address of one of our own pages, for emails. Never made from what a request says of its host. */
export const urlOf = (path: `/${string}`) => new URL(path, env.APP_URL).href;
