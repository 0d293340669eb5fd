/** The applications that use a session, by the path they are asked for. */
export const clientOf = (path: string) => (path.startsWith("/settings") ? "account" : "console");

const names: Record<string, string> = { account: "Account", console: "Console" };

/** The names of the applications that used a session. */
export const clientNames = (clients: string[]) => clients.map((client) => names[client] ?? client).join(", ");
