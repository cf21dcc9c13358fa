// What the window is like: its width as one of three layouts, and people's wish for less motion.
import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 1024px)";
const MEDIUM = "(min-width: 600px)";

/** Whether a media query holds, kept current. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", notify);
      return () => list.removeEventListener("change", notify);
    },
    () => window.matchMedia(query).matches,
  );
}

export type Tier = "wide" | "medium" | "narrow";

/** From 1024 px on wide, from 600 px on medium. */
export function useTier(): Tier {
  const isWide = useMedia(WIDE);
  const isMedium = useMedia(MEDIUM);
  if (isWide) return "wide";
  return isMedium ? "medium" : "narrow";
}

/** Whether a toolbar as wide as the window has room for words on all its buttons. */
export function useRoom(): boolean {
  return useMedia("(min-width: 1280px)");
}

export function useReducedMotion(): boolean {
  return useMedia("(prefers-reduced-motion: reduce)");
}
