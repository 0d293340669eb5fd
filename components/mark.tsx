/** The mark: three rules, the second broken, like a ledger line with one entry set apart. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true" className={className}>
      <path d="M2 4h16v2.5H2zM2 8.75h11v2.5H2zM2 13.5h16V16H2z" />
      <path d="M14.5 8.75H18v2.5h-3.5z" opacity=".45" />
    </svg>
  );
}
