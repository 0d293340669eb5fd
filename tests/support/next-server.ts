const later: Promise<unknown>[] = [];

/** Stands in for next/server in jest: runs at once what Next would run after the response. */
export const after = (work: () => unknown) => {
  later.push(Promise.resolve().then(work));
};

/** Waits for everything that `after` was given. */
export async function settled() {
  while (later.length > 0) await Promise.allSettled(later.splice(0));
}

export class NextRequest extends Request {}
export class NextResponse extends Response {}
