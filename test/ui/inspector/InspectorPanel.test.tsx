// The inspector: the overview, a job, a lock and a step, read as people read them.
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { InspectorPanel } from "../../../src/ui/inspector/InspectorPanel.tsx";
import { renderPage } from "../renderPage.tsx";
import { DEADLOCK, SOFT_BLOCK, showRun } from "../showRun.ts";

const section = (name: RegExp) => within(screen.getByRole("region", { name }));

const MANAGER = `
kind manager
nodes n1 n2
instances web1
job J0
  acquire cluster BGL shared
  acquire instance web1
  acquire node n1 n2 shared
job J1
  acquire node all
`;

describe("the inspector", () => {
  it("says that nothing is open", () => {
    renderPage(<InspectorPanel />, { snapshot: null });
    expect(screen.getByText("Nothing is open yet.")).toBeVisible();
  });

  it("goes back from what is selected to the overview", async () => {
    const { user, actions } = renderPage(<InspectorPanel />, {
      selection: { type: "job", job: 0 },
    });
    await user.click(screen.getByRole("button", { name: "Back to the overview" }));
    expect(actions.select).toHaveBeenCalledWith(null);
  });

  it.each([
    [{ type: "job", job: 7 }, "This job is spawned at a later step."],
    [{ type: "lock", lock: 7 }, "This lock is added at a later step."],
    [{ type: "step", position: 7 }, "This branch has no such step."],
  ] as const)("says that what is selected is not there: %o", (selection, words) => {
    renderPage(<InspectorPanel />, { selection });
    expect(screen.getByText(words)).toBeVisible();
  });
});

describe("the note at the position shown", () => {
  it.each([null, { type: "job", job: 0 }, { type: "lock", lock: 0 }] as const)(
    "is there while %o is selected",
    async (selection) => {
      const run = showRun(SOFT_BLOCK, ["Reader1", "Writer"]);
      const { user, actions } = renderPage(<InspectorPanel />, { ...run, selection });
      await user.click(section(/^Note at step 2/).getByRole("button", { name: "Add a note" }));
      await user.keyboard("Here it blocks.{Control>}{Enter}{/Control}");
      expect(actions.annotate).toHaveBeenCalledExactlyOnceWith(2, "Here it blocks.");
    },
  );

  it("gives way to that of a step that is selected", () => {
    const run = showRun(SOFT_BLOCK, ["Reader1", "Writer"]);
    const selection = { type: "step", position: 1 } as const;
    renderPage(<InspectorPanel />, { ...run, selection });
    const notes = screen.getAllByRole("region", { name: /^Note/ });
    expect(notes.map((note) => note.getAttribute("aria-labelledby"))).toHaveLength(1);
    expect(section(/^Note at step 1/).getByRole("button", { name: "Add a note" })).toBeVisible();
  });
});

describe("the overview", () => {
  it("says the last step and counts the jobs by state", () => {
    renderPage(<InspectorPanel />, showRun(SOFT_BLOCK, ["Reader1", "Writer", "Reader2"]));
    expect(screen.getByRole("heading", { name: /Step 3/ })).toBeVisible();
    expect(screen.getByText(/^Reader2 has to wait for config/)).toBeVisible();
    const counts = within(screen.getByRole("list", { name: "Jobs by state" }));
    expect(counts.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "1 ready",
      "2 waiting",
      "0 working",
      "0 done",
    ]);
  });

  it("lists who waits, the root cause first, with the sentence of the decisive reason", async () => {
    const shown = showRun(SOFT_BLOCK, ["Reader1", "Writer", "Reader2"]);
    const { user, actions } = renderPage(<InspectorPanel />, shown);
    const rows = section(/Who waits/).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/Reader1.*holds up 2 jobs/),
      expect.stringMatching(
        /Writer.*waits for.*config \(held shared\).*wants it exclusive.*1 behind it/,
      ),
      expect.stringMatching(/Reader2.*would fit beside Reader1/),
    ]);
    await user.click(section(/Who waits/).getByRole("button", { name: "waiting Reader2" }));
    expect(actions.select).toHaveBeenCalledWith({ type: "job", job: 2 });
  });

  it("says a deadlock with its circle", () => {
    renderPage(<InspectorPanel />, showRun(DEADLOCK, ["Left", "Right", "Left", "Right"]));
    const state = section(/^State$/);
    expect(state.getByRole("heading", { name: "Deadlock" })).toBeVisible();
    expect(state.getByText(/A circle: Left waits for Right/)).toBeVisible();
  });

  it("names the next deadline and whose it is", () => {
    renderPage(<InspectorPanel />, showRun(SOFT_BLOCK, ["Reader1", "Writer", 20]));
    const next = section(/Next deadline/);
    expect(next.getByText("50 ms, in 30 ms")).toBeVisible();
    expect(next.getByRole("button", { name: "waiting Writer" })).toBeVisible();
  });

  it("asks the scenario's question and keeps the answer back", async () => {
    const text = `question "Why?"\nanswer "Because."\n${SOFT_BLOCK.trim()}`;
    const { user } = renderPage(<InspectorPanel />, showRun(text, []));
    expect(screen.getByText("Why?")).toBeVisible();
    expect(screen.getByText("Because.")).not.toBeVisible();
    await user.click(screen.getByText("Show the answer"));
    expect(screen.getByText("Because.")).toBeVisible();
  });
});

describe("a job", () => {
  it("that waits behind a waiter says the rule, that the block is soft, and since when", async () => {
    const { user, actions } = renderPage(<InspectorPanel />, {
      ...showRun(SOFT_BLOCK, ["Reader1", "Writer", "Reader2"]),
      selection: { type: "job", job: 2 },
    });
    const why = section(/Why it waits/);
    expect(why.getByText("soft block")).toBeVisible();
    expect(why.getByText(/would fit beside Reader1/)).toBeVisible();
    await user.click(why.getByRole("button", { name: "config (held shared)" }));
    expect(actions.select).toHaveBeenCalledWith({ type: "lock", lock: 0 });
    await user.click(section(/^Now$/).getByRole("button", { name: "step 3" }));
    expect(actions.seek).toHaveBeenCalledWith(3);
  });

  it("that is blocked by an owner is not said to be blocked softly, and has its deadline", () => {
    renderPage(<InspectorPanel />, {
      ...showRun(SOFT_BLOCK, ["Reader1", "Writer", 20]),
      selection: { type: "job", job: 1 },
    });
    expect(screen.queryByText("soft block")).toBeNull();
    expect(section(/Why it waits/).getByText("owned")).toBeVisible();
    const now = screen.getByRole("region", { name: /^Now$/ });
    expect(now).toHaveTextContent(/Waits for config \(held shared\)wants it exclusive, priority 0/);
    expect(screen.getByText("Its deadline is at 50 ms, in 30 ms.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Step" })).toHaveAccessibleDescription("It waits.");
  });

  it("that sleeps unnotified says so instead of waiting", () => {
    const text = SOFT_BLOCK.replace("job Reader2", "job Idle\n  work 1\njob Reader2");
    const choices = ["Reader1", "Writer", "Reader2", 50, "Writer"];
    renderPage(<InspectorPanel />, {
      ...showRun(text, choices),
      selection: { type: "job", job: 3 },
    });
    expect(section(/Why it waits/).getByText("asleep")).toBeVisible();
    expect(screen.getByText(/nobody has notified it/)).toBeVisible();
    expect(screen.queryByText("soft block")).toBeNull();
  });

  it("that was notified says that it has not run since", () => {
    renderPage(<InspectorPanel />, {
      ...showRun(SOFT_BLOCK, ["Reader1", "Writer", "Reader1"]),
      selection: { type: "job", job: 1 },
    });
    expect(screen.getByText("and has not run since")).toBeVisible();
    expect(screen.getByText("wakes and asks for config again")).toBeVisible();
  });

  it("lists what it owns by level, in the order of levels", () => {
    renderPage(<InspectorPanel />, {
      ...showRun(MANAGER, ["J0", "J0", "J0", "J0", "J0", "J0", "J0"]),
      selection: { type: "job", job: 0 },
    });
    const owns = section(/^Owns/);
    const levels = owns.getAllByRole("heading", { level: 4 }).map((level) => level.textContent);
    expect(levels).toEqual(["cluster", "instance", "node"]);
    const names = owns.getAllByRole("button").map((chip) => chip.textContent?.trim());
    expect(names).toEqual(["shared BGL", "exclusive web1", "shared n1", "shared n2"]);
  });

  it("shows its program with the current operation, and how the earlier ones ended", () => {
    renderPage(<InspectorPanel />, {
      ...showRun(MANAGER, ["J1", "J0", "J0"]),
      selection: { type: "job", job: 1 },
    });
    const program = section(/^Program/);
    expect(program.getByText(/bgl-required/)).toBeVisible();
    expect(program.getByRole("button", { name: "step 1" })).toBeVisible();
    expect(screen.getByText("It has run its one operation.")).toBeVisible();
  });

  it("marks the current operation", () => {
    renderPage(<InspectorPanel />, {
      ...showRun(MANAGER, ["J0", "J0"]),
      selection: { type: "job", job: 0 },
    });
    const lines = section(/^Program/).getAllByRole("listitem");
    expect(lines.filter((line) => line.getAttribute("aria-current") === "step")).toEqual([
      lines[1],
    ]);
  });
});

describe("a lock", () => {
  const shown = { selection: { type: "lock", lock: 0 } } as const;

  it("says its mode, its owners, and its queue in order", async () => {
    const { user, actions } = renderPage(<InspectorPanel />, {
      ...showRun(SOFT_BLOCK, ["Reader1", "Writer", "Reader2"]),
      ...shown,
    });
    expect(screen.getByText("shared by 1 job")).toBeVisible();
    const groups = section(/^Queue/)
      .getAllByRole("listitem")
      .filter((item) => item.parentElement?.tagName === "OL");
    expect(groups.map((group) => group.textContent)).toEqual([
      expect.stringMatching(/exclusive.*priority 0.*top.*Writer/),
      expect.stringMatching(/shared.*Reader2.*A later sharer of priority 0 would join here/),
    ]);
    expect(groups[1]).not.toHaveTextContent("top");
    await user.click(section(/^Owners/).getByRole("button", { name: "ready Reader1" }));
    expect(actions.select).toHaveBeenCalledWith({ type: "job", job: 0 });
  });

  it("says who was notified and has yet to run", () => {
    renderPage(<InspectorPanel />, {
      ...showRun(SOFT_BLOCK, ["Reader1", "Writer", "Reader1"]),
      ...shown,
    });
    expect(section(/^Owners/).getByText("Nobody owns it.")).toBeVisible();
    expect(section(/^Queue/).getByText("notified, yet to run")).toBeVisible();
  });

  it("has a history of the steps that touched it, which lead there", async () => {
    const { user, actions } = renderPage(<InspectorPanel />, {
      ...showRun(DEADLOCK, ["Left", "Right", "Left", "Right"], 3),
      ...shown,
    });
    const steps = within(screen.getByRole("listbox", { name: "Steps that touched this lock" }));
    const options = steps.getAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringMatching(/^1 Left acquires disk/),
      expect.stringMatching(/^4 Right has to wait for disk/),
    ]);
    await user.click(steps.getByRole("option", { name: /Right has to wait/ }));
    expect(actions.seek).toHaveBeenCalledWith(4);
  });
});

describe("a step", () => {
  it("says its sentence, choice and events, and goes there or to just before", async () => {
    const { user, actions } = renderPage(<InspectorPanel />, {
      ...showRun(DEADLOCK, ["Left", "Right", "Left", "Right"], 4),
      selection: { type: "step", position: 3 },
    });
    expect(screen.getByText("earlier than what is shown")).toBeVisible();
    expect(section(/^Choice/).getByText("Run Left")).toBeVisible();
    expect(section(/^Choice/).getByText("acquire network, exclusive")).toBeVisible();
    const [event] = section(/^Events/).getAllByRole("listitem");
    expect(event).toHaveTextContent(/Job has to wait.*Left.*network.*exclusive, priority 0/);
    await user.click(screen.getByRole("button", { name: "Go there" }));
    await user.click(screen.getByRole("button", { name: "Go to just before" }));
    expect(actions.seek.mock.calls).toEqual([[3], [2]]);
  });

  it("of a job that is spawned later names it all the same", () => {
    const run = showRun(DEADLOCK, ["Left"], 0);
    const program = [{ op: "acquire", lock: "disk" }] as const;
    const spawn = {
      job: 2,
      operation: null,
      clock: 0,
      locks: [],
      lanes: [],
      text: "Late is spawned.",
      choice: { type: "spawn", name: "Late", program } as const,
      events: [{ type: "spawned", job: 2 } as const],
    };
    renderPage(<InspectorPanel />, {
      ...run,
      trail: [...(run.trail ?? []), spawn],
      length: 2,
      selection: { type: "step", position: 2 },
    });
    expect(screen.getByText("Spawn Late with 1 operation")).toBeVisible();
    expect(section(/^Events/).getByText("Late")).toBeVisible();
  });
});
