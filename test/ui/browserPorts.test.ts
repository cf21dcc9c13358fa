// The browser's ports: what the address bar holds, and what is said when something is forbidden.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { browserAddress, browserClipboard, isEmbedded } from "../../src/ui/browserPorts.ts";

beforeEach(() => history.replaceState(null, "", "/"));

describe("the address", () => {
  it("is read with the number of its entry", () => {
    expect(browserAddress.read()).toEqual({ fragment: "", entry: null });
    browserAddress.replace("1.abc", 4);
    expect(browserAddress.read()).toEqual({ fragment: "1.abc", entry: 4 });
    history.replaceState("foreign", "");
    expect(browserAddress.read().entry).toBeNull();
  });

  it("gets an entry more by push and none by replace", () => {
    const { length } = history;
    browserAddress.replace("1.a", 1);
    expect(history.length).toBe(length);
    browserAddress.push("1.b", 2);
    expect(history.length).toBe(length + 1);
  });

  it("keeps the query, and no lone # with an empty fragment", () => {
    history.replaceState(null, "", "/?embed=1#1.abc");
    browserAddress.replace("", 1);
    expect(location.href).toMatch(/\/\?embed=1$/);
    expect(browserAddress.urlOf("1.abc")).toBe(`${location.origin}/#1.abc`);
  });

  it("tells when the person moves, until it is ended", () => {
    const move = vi.fn();
    const end = browserAddress.listen(move);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    end();
    window.dispatchEvent(new PopStateEvent("popstate"));
    expect(move).toHaveBeenCalledTimes(2);
  });
});

it("knows a frame by its query", () => {
  expect(isEmbedded()).toBe(false);
  history.replaceState(null, "", "/?embed=1");
  expect(isEmbedded()).toBe(true);
});

it("says whether copying was allowed", async () => {
  const writeText = vi.fn(async () => {});
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  expect(await browserClipboard.write("a")).toBe(true);
  writeText.mockRejectedValue(new DOMException("no", "NotAllowedError"));
  expect(await browserClipboard.write("a")).toBe(false);
});
