// The branches of the recording as a menu: where each leaves which other, and how long it is.

import { useMemo } from "react";
import type { BranchView } from "../../sim/view.ts";
import { countWord, formatNumber } from "../../sim/words.ts";
import { Menu, type MenuItem } from "../base/Menu.tsx";
import { useActions, useSession } from "../useSession.ts";

/** Nothing while there is one branch only. */
export function BranchSwitcher() {
  const branches = useSession((state) => state.branches);
  const branch = useSession((state) => state.branch);
  const { switchBranch } = useActions();
  const items = useMemo(
    () =>
      branches.map(
        (view, index): MenuItem => ({
          type: "choice",
          label: `Branch ${index + 1}`,
          hint: describeBranch(view),
          isChecked: index === branch,
          onSelect: () => switchBranch(index),
        }),
      ),
    [branches, branch, switchBranch],
  );
  if (branches.length < 2) return null;
  const label = `Branch ${branch + 1} of ${branches.length}`;
  return <Menu trigger={{ label, icon: "branch", variant: "quiet" }} items={items} />;
}

function describeBranch({ parent, at, length }: BranchView): string {
  const steps = countWord(length, "step");
  if (parent === null) return `The first one, ${steps}`;
  const where = at === 0 ? "at the start" : `after step ${formatNumber(at)}`;
  return `Leaves branch ${parent + 1} ${where}, ${steps}`;
}
