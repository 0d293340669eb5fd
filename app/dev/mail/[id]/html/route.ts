import { findLocalEmail } from "../../find-local-email";

/** The email as a mail client shows it: its own styles, no script, links that open in the whole window. */
export async function GET(_: Request, { params }: RouteContext<"/dev/mail/[id]/html">) {
  const email = await findLocalEmail((await params).id);
  if (!email) return new Response("There is no such email.", { status: 404 });

  return new Response(email.message.html.replace(/<head>/i, '<head><base target="_top">'), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'",
    },
  });
}
