/** How inputs and selects look. A refused one has a heavier border, so that colour is not the only sign. */
export const controlLook =
  "w-full rounded-md border border-line-strong bg-surface text-ink " +
  "aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger";

/** The height and inset of a control of one line. */
export const lineLook = "h-9 px-2.5 pointer-coarse:h-11 pointer-coarse:text-input";
