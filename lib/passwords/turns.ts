type Turns = {
  /** So many work at once. */
  places: number;
  /** So many wait; whoever comes then is turned away. */
  waiting: number;
  /** So long they wait, in milliseconds. */
  patience: number;
};

/**
 * Lets people in one after the other. A turn is waited for but never broken off: work that began late is
 * still worth its end. Returns undefined to whoever is turned away.
 */
export function turns({ places, waiting, patience }: Turns) {
  const queue: (() => void)[] = [];
  let working = 0;

  /** Waits for a turn. Says whether it came in time. */
  const turn = () =>
    new Promise<boolean>((resolve) => {
      const come = () => {
        clearTimeout(leaving);
        resolve(true);
      };
      const leave = () => {
        queue.splice(queue.indexOf(come), 1);
        resolve(false);
      };
      const leaving = setTimeout(leave, patience);
      queue.push(come);
    });

  return async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    if (working < places) working++;
    // Whoever ends gives its place to the next, so it stays taken.
    else if (queue.length >= waiting || !(await turn())) return undefined;

    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else working--;
    }
  };
}
