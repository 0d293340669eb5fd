import { readFileSync } from "node:fs";

/** What each instance has written so far, to its standard output and its standard error. */
export const logs = () => (process.env.TEST_LOGS ?? "").split(":").map((file) => readFileSync(file, "utf8"));

/** What Next and our start script say to people before the log begins. */
const startLine =
  /^(▲ Next\.js |- (Local|Network): |✓ |Cloud Console is ready at |Emails: |The database of .* is kept in )/;

/** The lines of a log, but for what is said to people at the start. */
export const logLines = (log: string) => log.split("\n").filter((line) => line && !startLine.test(line));
