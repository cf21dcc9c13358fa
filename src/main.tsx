// Starts the page: theme, stores, the engine's worker, and what is open at first.
import "./ui/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { SHARING } from "./gallery/sharing.ts";
import { createSession } from "./store/session.ts";
import { createSettings } from "./store/settings.ts";
import { App } from "./ui/App.tsx";
import {
  browserAddress,
  browserClipboard,
  browserStorage,
  browserTimers,
  connectEngine,
  isEmbedded,
} from "./ui/browserPorts.ts";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { watchTheme } from "./ui/theme.ts";
import { StoresContext } from "./ui/useSession.ts";

function start(root: HTMLElement): void {
  const settings = createSettings(browserStorage);
  watchTheme(settings);
  const session = createSession({
    connect: connectEngine,
    settings,
    clipboard: browserClipboard,
    address: browserAddress,
    timers: browserTimers,
    isEmbedded: isEmbedded(),
  });
  const [first] = SHARING;
  const text = first?.scenario.trim() ?? "";
  void session.getState().actions.start({ type: "text", text, name: null }, first?.id);
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
if (root !== null) start(root);
