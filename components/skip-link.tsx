/** The first stop of the Tab key: past the bar, to the page itself. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only z-10 rounded-md bg-raised px-3.5 py-2 font-medium focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      Skip to the page
    </a>
  );
}
