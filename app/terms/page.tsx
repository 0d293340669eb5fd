import type { Metadata } from "next";

import { termsDocument } from "@/lib/documents";

import { DocumentPage } from "../document-page";

export const metadata: Metadata = { title: "Terms and Conditions", robots: { index: true, follow: true } };

export default function TermsPage() {
  return <DocumentPage {...termsDocument()} />;
}
