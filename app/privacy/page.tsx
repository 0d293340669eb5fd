import type { Metadata } from "next";

import { privacyDocument } from "@/lib/documents";

import { DocumentPage } from "../document-page";

export const metadata: Metadata = { title: "Privacy", robots: { index: true, follow: true } };

export default function PrivacyPage() {
  return <DocumentPage {...privacyDocument()} />;
}
