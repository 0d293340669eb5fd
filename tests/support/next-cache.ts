/** Stands in for next/cache in jest, where there is no page to render again. */
export const refresh = () => {};
