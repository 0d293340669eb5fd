"use client";

import { Receipt } from "./receipt";

/** What a refused form complains about, in one place, each complaint leading to its field. */
export function ErrorSummary({ complaints }: { complaints: { id: string; texts: string[] }[] }) {
  return (
    <Receipt tone="danger" role="none">
      <p className="font-semibold">{complaints.length} fields need a change</p>
      <ul className="mt-1 grid gap-1">
        {complaints.flatMap(({ id, texts }) =>
          texts.map((text) => (
            <li key={`${id} ${text}`}>
              <a href={`#${id}`} className="text-danger" onClick={(event) => goTo(id) && event.preventDefault()}>
                {text}
              </a>
            </li>
          )),
        )}
      </ul>
    </Receipt>
  );
}

/** Following a fragment scrolls to a field but does not always put the cursor in it. */
function goTo(id: string) {
  const field = document.getElementById(id);
  field?.focus();
  return field !== null;
}
