"use client";

import { useEffect } from "react";

/** Takes the secret out of the address bar, where it could be read over a shoulder or shared by mistake. */
export function CleanAddress() {
  useEffect(() => window.history.replaceState(null, "", window.location.pathname), []);
  return null;
}
