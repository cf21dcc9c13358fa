// Light or dark: what was chosen, or what the system has, as `data-theme` of the document.
import type { SettingsStore } from "../store/settings.ts";

const DARK = "(prefers-color-scheme: dark)";

/** Sets the theme at once and keeps it current. Returns what ends that. */
export function watchTheme(settings: SettingsStore): () => void {
  const system = window.matchMedia(DARK);
  const apply = () => {
    const { theme } = settings.getState();
    const isDark = theme === "system" ? system.matches : theme === "dark";
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
  const unsubscribe = settings.subscribe(apply);
  return () => {
    system.removeEventListener("change", apply);
    unsubscribe();
  };
}
