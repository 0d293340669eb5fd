// @ts-check
import { connect, createServer } from "node:net";

/** @typedef {{ host: string, port: number }} Address */

/**
 * Decides where the app listens and sets HOST, PORT and, in local mode, APP_URL. Local mode is for this machine
 * alone, so it listens on the loopback address whatever HOST says.
 * @param {{ local: boolean }} settings
 * @returns {Promise<Address>}
 */
export async function chooseAddress({ local }) {
  const host = local ? "127.0.0.1" : process.env.HOST || "0.0.0.0";
  const wanted = process.env.PORT || (local ? portOf(process.env.APP_URL) : "3000");
  const port = wanted ? Number(wanted) : await firstFreePort(host, 3000);

  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT is ${wanted}, which is not a port.`);
  if (wanted && !(await isFree(host, port))) {
    throw new Error(`Port ${port} is not free. Stop the program that uses it, or set PORT to another one.`);
  }

  Object.assign(process.env, { HOST: host, PORT: String(port) });
  if (local) process.env.APP_URL ||= `http://localhost:${port}`;
  return { host, port };
}

/** @param {string | undefined} url */
const portOf = (url) => (url && URL.canParse(url) ? new URL(url).port : "");

/** @param {string} host @param {number} from */
async function firstFreePort(host, from) {
  for (let port = from; port < from + 200; port++) {
    if (await isFree(host, port)) return port;
  }
  throw new Error(`No port from ${from} to ${from + 199} is free. Set PORT to one that is.`);
}

/**
 * Whether nobody else has a port. Some systems let two programs share one when they listen on different
 * addresses, so a loopback port must not answer under either of its addresses.
 * @param {string} host @param {number} port
 */
async function isFree(host, port) {
  if (host === "127.0.0.1" && ((await answers("127.0.0.1", port)) || (await answers("::1", port)))) return false;

  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody listens there. @param {string} host @param {number} port @returns {Promise<boolean>} */
export function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
