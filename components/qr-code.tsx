type QrCodeProps = { modules: boolean[][]; label: string };

/** A QR code drawn here, dark on light in every theme, for cameras read no other. Runs of squares are one stroke. */
export function QrCode({ modules, label }: QrCodeProps) {
  const quiet = 4;
  const size = modules.length + 2 * quiet;
  const path = modules
    .flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`))
    .join("");

  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-md border border-line bg-qr-paper text-qr-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}

/** Where the dark runs of a row begin, and how long they are. */
function runsOf(row: boolean[]) {
  const runs: [start: number, length: number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1]++;
    else if (dark) runs.push([x, 1]);
  });
  return runs;
}
