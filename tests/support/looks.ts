/** For the browser: texts that their boxes cut off, but for the ones that end in an ellipsis. */
export const cutTexts = () =>
  [...document.querySelectorAll<HTMLElement>("body *")]
    .filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      const cuts = overflowX === "hidden" || overflowX === "clip";
      // What screen readers alone shall find is a pixel wide.
      return (
        cuts && textOverflow !== "ellipsis" && element.offsetWidth > 1 && element.scrollWidth > element.clientWidth
      );
    })
    .map((element) => element.outerHTML.slice(0, 200));

/** For the browser: controls that can be seen but have neither an outline nor an icon in the colours of the system. */
export const bareControls = () =>
  [...document.querySelectorAll<HTMLElement>("main input, main select, main button, main [aria-current=page]")]
    .filter((control) => {
      const { borderTopWidth, borderLeftWidth, borderTopColor, borderLeftColor, backgroundColor } =
        getComputedStyle(control);
      const outlined =
        (Number.parseFloat(borderTopWidth) > 0 && borderTopColor !== backgroundColor) ||
        (Number.parseFloat(borderLeftWidth) > 0 && borderLeftColor !== backgroundColor);
      const seen = control.checkVisibility() && !control.closest(".sr-only");
      return seen && !outlined && (control as HTMLInputElement).type !== "checkbox";
    })
    .map((control) => control.outerHTML.slice(0, 200));
