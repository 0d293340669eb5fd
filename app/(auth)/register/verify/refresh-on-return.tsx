"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Looks again when people come back to this tab, for they may have confirmed in another one. */
export function RefreshOnReturn() {
  const router = useRouter();

  useEffect(() => {
    const look = () => document.visibilityState === "visible" && router.refresh();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [router]);

  return null;
}
