import type { ReactNode } from "react";

import { cx } from "./cx";

type Column<Entry> = {
  label: string;
  cell: (entry: Entry) => ReactNode;
  /** For values that are compared letter by letter. */
  mono?: boolean;
  /** For values that may be one long word: they break anywhere, so that the others need not. */
  long?: boolean;
  /** The label is for screen readers only, for example over a column of buttons. */
  quiet?: boolean;
};

type DataTableProps<Entry> = {
  caption: string;
  columns: Column<Entry>[];
  entries: Entry[];
  keyOf: (entry: Entry) => string;
};

/** A ruled table, its first column naming each row. On phones each row becomes an entry of a list. */
export function DataTable<Entry>({ caption, columns, entries, keyOf }: DataTableProps<Entry>) {
  return (
    <div className="overflow-clip rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-left max-wide:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-small text-muted max-wide:sr-only">
          <tr>
            {columns.map(({ label, quiet }) => (
              <th key={label} scope="col" className="px-3 py-2.5 font-normal first:pl-5 last:pr-5">
                {quiet ? <span className="sr-only">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-wide:block">
          {entries.map((entry) => (
            <tr
              key={keyOf(entry)}
              className="border-t border-line max-wide:grid max-wide:gap-1 max-wide:p-4 max-wide:first:border-0"
            >
              {columns.map((column, index) => (
                <Cell key={column.label} column={column} entry={entry} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Entry>({ column, entry, first }: { column: Column<Entry>; entry: Entry; first: boolean }) {
  const Tag = first ? "th" : "td";
  const content = column.cell(entry);

  return (
    <Tag
      scope={first ? "row" : undefined}
      className={cx(
        "min-w-0 font-normal wide:px-3 wide:py-2.5 wide:first:pl-5 wide:last:pr-5",
        column.quiet && "wide:text-right",
        !content && "max-wide:hidden",
        column.long && "wide:min-w-60",
      )}
    >
      {/* The head is out of sight on phones, so each value brings its label. */}
      {!first && !column.quiet && <span className="mr-1.5 text-small text-muted wide:hidden">{column.label}</span>}
      <span className={cx(column.mono && "font-mono text-small", column.long && "wrap-anywhere")}>{content}</span>
    </Tag>
  );
}
