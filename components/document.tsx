import type { Block } from "@/lib/document-parser";

type DocumentProps = {
  blocks: Block[];
  /** How deep its headings are on the page that shows it. */
  level?: 2 | 3;
};

/** A text for people to read, such as the terms, in a measure that reads well. */
export function Document({ blocks, level = 2 }: DocumentProps) {
  return (
    <div className="grid max-w-160 gap-3">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never change places
        <DocumentBlock key={at} block={block} level={level} />
      ))}
    </div>
  );
}

function DocumentBlock({ block, level }: { block: Block; level: 2 | 3 }) {
  const Heading = `h${level}` as const;

  switch (block.kind) {
    case "heading":
      return <Heading className="mt-4 font-semibold">{block.text}</Heading>;
    case "paragraph":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul className="grid list-disc gap-1.5 pl-5 marker:text-subtle">
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items never change places
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
  }
}
