// The offer of a newer build: quiet, never forced, and not at the price of a recording.
import { act, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { offlineStore } from "../../../src/offline/offlineStore.ts";
import { Notices } from "../../../src/ui/Notices.tsx";
import { renderPage } from "../renderPage.tsx";

const update = vi.hoisted(() => vi.fn(async () => {}));
vi.mock("../../../src/offline/pageKeeper.ts", () => ({ pageKeeper: { update } }));

afterEach(() => {
  update.mockClear();
  offlineStore.setState({ update: "none" });
});

async function offer() {
  const page = renderPage(<Notices />);
  await act(async () => offlineStore.setState({ update: "waiting" }));
  expect(await screen.findByText("A new version is ready.")).toBeVisible();
  return page;
}

it("does nothing until it is taken, and can be put away", async () => {
  const { user } = await offer();
  await user.click(screen.getByRole("button", { name: "Put this message away" }));
  expect(screen.queryByText("A new version is ready.")).toBeNull();
  expect(update).not.toHaveBeenCalled();
});

it("writes the address before the newer build takes over", async () => {
  const { user, actions } = await offer();
  await user.click(screen.getByRole("button", { name: "Reload" }));
  expect(actions.settle).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(update).toHaveBeenCalledOnce());
});

it("does not reload what the address cannot hold, and says so", async () => {
  const { user, actions } = await offer();
  actions.settle.mockResolvedValue(false);
  await user.click(screen.getByRole("button", { name: "Reload" }));
  expect(actions.notify).toHaveBeenCalledExactlyOnceWith(
    "warning",
    expect.stringContaining("save a file first"),
  );
  expect(update).not.toHaveBeenCalled();
});
