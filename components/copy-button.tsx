"use client";

import { type ReactNode, useEffect, useState } from "react";

import { Button } from "./button";
import { useMounted } from "./use-mounted";

type CopyButtonProps = { text: string; children: ReactNode; size?: "normal" | "small" };

/** Copies a text, and says whether it worked. It is there only where scripts run. */
export function CopyButton({ text, children, size }: CopyButtonProps) {
  const mounted = useMounted();
  const [result, setResult] = useState<"" | "Copied" | "Not copied">("");

  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => setResult(""), 2000);
    return () => clearTimeout(timer);
  }, [result]);

  if (!mounted) return null;

  // There is no clipboard on pages without https, and people can refuse it.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult("Copied");
    } catch {
      setResult("Not copied");
    }
  };

  return (
    <>
      <Button size={size} onClick={copy}>
        {result || children}
      </Button>
      <span role="status" className="sr-only">
        {result}
      </span>
    </>
  );
}
