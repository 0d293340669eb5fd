import { currentBrowser } from "./browser";

/** Stands in for next/headers in jest, where no request is: the cookies and headers of the test's browser. */
export const cookies = async () => currentBrowser().jar;
export const headers = async () => currentBrowser().headers;
