/** Whether the process answers. Asks nothing else, so that a database at rest restarts nobody. */
export const GET = () => Response.json({ status: "live" }, { headers: { "Cache-Control": "no-store" } });
