import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBrowserSession, createBrowserSettings } from "../../src/store/browser.ts";
import { recordPair } from "./setUpSession.ts";
import { linkOf, Workshop } from "./smallEngine.ts";

const workshop = new Workshop();

// Called with `new`, it returns what the workshop makes.
function StandIn() {
  return workshop.spawn();
}

function createStores() {
  const settings = createBrowserSettings();
  return { settings, session: createBrowserSession(settings) };
}

let stores: ReturnType<typeof createStores>;

function setUp(address = "/"): ReturnType<typeof createStores> {
  history.replaceState(null, "", address);
  stores = createStores();
  return stores;
}

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("Worker", StandIn);
});

afterEach(() => {
  stores.session.destroy();
  vi.unstubAllGlobals();
});

const titled = (title: string) =>
  ({ type: "recording", recording: recordPair([0, 1], 1, title) }) as const;

describe("the session in a browser", () => {
  it("keeps the address current, and follows Back", async () => {
    const { session } = setUp();
    const { actions } = session.getState();
    await actions.start(async () => ({ source: titled("One"), exampleId: null }));
    await vi.waitFor(() => expect(location.hash).toMatch(/^#./));
    const { hash } = location;
    const { length } = history;
    await actions.open(titled("Two"));
    await vi.waitFor(() => expect(location.hash).not.toBe(hash));
    expect(history.length).toBe(length + 1);
    history.back();
    await vi.waitFor(() => expect(session.getState().scenario?.title).toBe("One"));
    expect(location.hash).toBe(hash);
  });

  it("opens the link that it is started with", async () => {
    const { session } = setUp(`/#${linkOf(recordPair([0, 1], 2, "Linked"))}`);
    await session
      .getState()
      .actions.start(async () => ({ source: titled("Example"), exampleId: null }));
    expect(session.getState()).toMatchObject({ scenario: { title: "Linked" }, position: 2 });
  });

  it("opens a link that is put into the address bar", async () => {
    const { session } = setUp();
    await session
      .getState()
      .actions.start(async () => ({ source: titled("One"), exampleId: null }));
    await vi.waitFor(() => expect(location.hash).toMatch(/^#./));
    location.hash = linkOf(recordPair([0], 1, "Pasted"));
    await vi.waitFor(() => expect(session.getState().scenario?.title).toBe("Pasted"));
  });

  it("knows that it is embedded, and gives links to the whole page", async () => {
    const { session } = setUp("/scope/?embed=1&x=2");
    expect(session.getState().isEmbedded).toBe(true);
    await session
      .getState()
      .actions.start(async () => ({ source: titled("One"), exampleId: null }));
    await vi.waitFor(() => expect(session.getState().link).not.toBeNull());
    const { link } = session.getState();
    expect(link?.url).toBe(`${location.origin}/scope/?x=2#${link?.fragment}`);
    expect(location.search).toBe("?embed=1&x=2");
  });

  it("remembers settings", () => {
    setUp().settings.getState().change({ theme: "dark" });
    expect(setUp().settings.getState().theme).toBe("dark");
  });

  it("copies by a selection where there is no clipboard", async () => {
    const { session } = setUp();
    const button = document.body.appendChild(document.createElement("button"));
    button.focus();
    let copied = "";
    const execCommand = vi.fn(() => {
      if (document.activeElement instanceof HTMLTextAreaElement) {
        copied = document.activeElement.value;
      }
      return true;
    });
    Object.assign(document, { execCommand });
    expect(await session.getState().actions.copyText("a link")).toBe(true);
    expect(execCommand).toHaveBeenCalledWith("copy");
    expect(copied).toBe("a link");
    expect(document.querySelector("textarea")).toBeNull();
    expect(document.activeElement).toBe(button);
    button.remove();
  });

  it("says that there is no engine where workers are forbidden", async () => {
    vi.stubGlobal("Worker", undefined);
    const { session } = setUp();
    await session
      .getState()
      .actions.start(async () => ({ source: titled("One"), exampleId: null }));
    await session.getState().actions.open(titled("Two"));
    expect(session.getState().phase).toBe("starting");
    expect(session.getState().refusal?.title).toBe("The recording could not be opened");
  });
});
