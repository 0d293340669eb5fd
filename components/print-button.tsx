"use client";

import type { ReactNode } from "react";

import { Button } from "./button";
import { useMounted } from "./use-mounted";

/** Prints the page. It is there only where scripts run; the browser's own menu does the same. */
export function PrintButton({ children }: { children: ReactNode }) {
  return useMounted() ? <Button onClick={() => window.print()}>{children}</Button> : null;
}
