export type Block = { kind: "heading" | "paragraph"; text: string } | { kind: "list"; items: string[] };

/** A text for people to read, such as the terms. It is never HTML, so nothing in it can act. */
export type ReadableDocument = { version: string; changes?: string; title: string; blocks: Block[] };

/**
 * Reads the few signs our documents are written with: `version: 2026-11-01` in the first line, perhaps
 * `changes: ` and what is new in the second, then one `# ` title, `## ` headings, `- ` lists, and paragraphs with empty lines between them. All else is
 * plain text. Throws an Error that says what is missing.
 */
export function parseDocument(source: string): ReadableDocument {
  const [first = "", ...lines] = source.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const version = first.match(/^version: *(\d{4}-\d\d-\d\d)\s*$/)?.[1];
  if (!version || !isDay(version)) throw new Error("its first line is no version, like version: 2026-11-01");

  const changes = lines[0]?.match(/^changes: *(.+)$/)?.[1]?.trim();
  const text = lines.slice(changes ? 1 : 0).map((line) => line.trim());
  const top = text.findIndex(Boolean);
  const title = text[top]?.match(/^#\s+(.+)$/)?.[1];
  if (!title) throw new Error("below the version is no title, like # Terms and Conditions");

  const blocks = blocksOf(text.slice(top + 1));
  if (blocks.length === 0) throw new Error("below the title is no text");
  return { version, ...(changes && { changes }), title, blocks };
}

function blocksOf(lines: string[]) {
  const blocks: Block[] = [];
  let open: Block | undefined;

  for (const line of lines) {
    const heading = line.match(/^##?\s+(.+)$/)?.[1];
    const item = line.match(/^-\s+(.+)$/)?.[1];

    if (!line || heading) open = undefined;
    if (heading) blocks.push({ kind: "heading", text: heading });
    else if (item && open?.kind === "list") open.items.push(item);
    else if (line && !item && open) goOn(open, line);
    else if (line) {
      open = item ? { kind: "list", items: [item] } : { kind: "paragraph", text: line };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Adds a line to the paragraph, or to the last item of the list, that it is a part of. */
function goOn(block: Block, line: string) {
  if (block.kind === "list") block.items.push(`${block.items.pop()} ${line}`);
  else block.text += ` ${line}`;
}

const isDay = (text: string) => {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};
