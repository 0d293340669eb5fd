import { randomInt } from "node:crypto";

/** Without the signs that are mistaken for each other. */
const signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A short name for one request, to be read out to support and found in the log: about 10^11 of them. */
export const newReference = () => Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join("");
