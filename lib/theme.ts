/** The themes to choose from; "system" is what the browser prefers. */
const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The theme a cookie or a form names; the system's for anything else. */
export const themeOf = (name: unknown): Theme => themes.find((theme) => theme === name) ?? "system";
