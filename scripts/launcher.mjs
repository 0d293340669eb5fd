// @ts-check
import { birthOf, commandOf, parentOf } from "./processes.mjs";

/**
 * Ends this process in good order when the package manager that started it has ended. Killing `npm start` kills
 * npm, or npm and its shell, but not what the shell has started, which would go on listening.
 */
export function endWithLauncher() {
  if (!process.env.npm_lifecycle_event) return;

  const shell = process.ppid;
  const manager = parentOf(shell);
  // Whoever started the package manager may end before it.
  const watched = /npm|yarn/.test(commandOf(shell)) || !manager ? [shell] : [shell, manager];
  const births = watched.map(birthOf);

  const timer = setInterval(() => {
    if (watched.every((pid, index) => birthOf(pid) === births[index])) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 1000);
  timer.unref();
}
