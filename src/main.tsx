// Starts the page: theme, stores, the engine's worker, and what is open at first.
import "./ui/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepLater, prepareIsolation } from "./offline/browserOffline.ts";
import { createBrowserSession, createBrowserSettings } from "./store/browser.ts";
import type { Fallback } from "./store/sessionTypes.ts";
import type { SettingsStore } from "./store/settings.ts";
import { App } from "./ui/App.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { watchTheme } from "./ui/theme.ts";
import { StoresContext } from "./ui/useSession.ts";

/** The gallery's first entry. Loaded only where no link is opened. */
async function loadFirstExample(): Promise<Fallback> {
  const { EXAMPLES } = await import("./gallery/gallery.ts");
  const [first] = EXAMPLES;
  if (first === undefined) throw new Error("the gallery is empty");
  return { source: { type: "recording", recording: first.recording }, exampleId: first.id };
}

async function prepare(root: HTMLElement): Promise<void> {
  const settings = createBrowserSettings();
  watchTheme(settings);
  const { isOfflineOn } = settings.getState();
  await prepareIsolation(isOfflineOn);
  start(root, settings);
  if (isOfflineOn) keepLater();
}

function start(root: HTMLElement, settings: SettingsStore): void {
  const session = createBrowserSession(settings);
  void session.getState().actions.start(loadFirstExample);
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary scope="page">
        <StoresContext value={{ session, settings }}>
          <App />
        </StoresContext>
      </ErrorBoundary>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root !== null) void prepare(root);
