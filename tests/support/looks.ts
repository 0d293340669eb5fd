/** For the browser: what cuts off the text in it, but for fields, what ends in an ellipsis and what is for screen readers alone. */
export const cutTexts = () =>
  [...document.querySelectorAll<HTMLElement>("body *")]
    .filter((element) => {
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
      const cuts = (overflowX === "hidden" || overflowX === "clip") && element.scrollWidth > element.clientWidth;
      return cuts && !element.matches("input, select") && textOverflow !== "ellipsis" && clipPath === "none";
    })
    .map((element) => element.outerHTML.slice(0, 200));

/**
 * For the browser, in the colours of the system, which has no backgrounds: fields and buttons without an outline,
 * and current places with the same one as their neighbours.
 */
export const bareControls = () => {
  const lines = (element: Element) => {
    const { borderTopWidth, borderLeftWidth, borderBottomWidth } = getComputedStyle(element);
    return [borderTopWidth, borderLeftWidth, borderBottomWidth].map(Number.parseFloat);
  };
  const controls = document.querySelectorAll<HTMLElement>(
    "main input:not([type=checkbox], [tabindex='-1']), main select, main button:not([aria-pressed])",
  );
  const bare = [...controls].filter((control) => control.checkVisibility() && Math.max(...lines(control)) === 0);
  const places = [...document.querySelectorAll("nav [aria-current=page]")].filter((place) => {
    const other = place.closest("nav")?.querySelector("a:not([aria-current])");
    return other && String(lines(place)) === String(lines(other));
  });
  return [...bare, ...places].map((element) => element.outerHTML.slice(0, 200));
};
