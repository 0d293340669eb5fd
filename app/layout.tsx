import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { fontVariables } from "./fonts";
import "./globals.css";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { template: "%s - Cloud Console", default: "Cloud Console" },
  formatDetection: { telephone: false },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f7f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1215" },
  ],
};

/** The document: language, fonts, theme. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;

  return (
    <html lang="en" data-theme={theme === "light" || theme === "dark" ? theme : undefined} className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
