"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether scripts run here: what needs them is shown only then. */
export const useMounted = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
