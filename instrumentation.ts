import type { Instrumentation } from "next";

/** Runs once when an instance starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    // First of all, since most modules need settings to be loaded.
    const { requireSettings } = await import("@/lib/env");
    requireSettings();
    const { start } = await import("@/lib/start");
    await start();
  }
}

/** Tells of a failed request once, under the reference that its page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { reportFailure } = await import("@/lib/failures");
    reportFailure(error, request);
  }
};
