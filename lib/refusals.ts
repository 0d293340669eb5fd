/** What is said instead of a page that could not be given, to people with scripts and without. */
export const refusals = {
  unavailable: {
    title: "Cloud Console can't reach its data right now",
    text: "Nothing was changed and you are still logged in. Try again in a few seconds.",
  },
  broken: { title: "Something broke on our side", text: "Your last change was not saved. Go back and try again." },
  crowded: {
    title: "Cloud Console is very busy right now",
    text: "Nothing was changed. Go back and try again in a few seconds.",
  },
  elsewhere: {
    title: "This form was sent from another site",
    text: "Nothing was changed. Open the page again here and send it from there.",
  },
  large: {
    title: "That is more than this form takes",
    text: "Nothing was changed. Go back and shorten what you sent.",
  },
  unreadable: {
    title: "This form could not be read",
    text: "Nothing was changed. Open the page again and send it anew.",
  },
  address: { title: "There's no page here", text: "The address may be mistyped, or what was here is gone." },
  method: { title: "This page can only be opened or sent", text: "Nothing was changed." },
};

export type Refusal = keyof typeof refusals;

/** The refusal for what could not be answered. */
export function refusalFor(status: number, method: string | undefined): Refusal {
  if (status === 503) return "unavailable";
  if (status >= 500) return "broken";
  if (status === 405) return "method";
  if (status === 413) return "large";
  return method === "POST" ? "unreadable" : "address";
}
