// Makes the same choices in two courses, and reports the first moment that differs.
import { listContrasts } from "../sim/contrast.ts";
import { Comparison, type Difference } from "../sim/whatIf.ts";
import type { Compared, CompareOrder } from "./exploreMessages.ts";
import type { ExplorerPorts } from "./explorerPorts.ts";
import { workInPortions } from "./portions.ts";

/** Between two looks at the clock. */
const CHOICES = 64;

/** Goes on by itself until it has reported the difference, or that there is none. */
export function compareCourses(order: CompareOrder, ports: ExplorerPorts): void {
  const comparison = new Comparison(order.as, order.otherwise);
  const work = {
    advance: () => comparison.advance(CHOICES),
    isDone: () => comparison.isDone,
    tell: () => ports.report({ type: "comparing", made: comparison.made }),
    conclude: () => {
      const { difference } = comparison;
      const compared = difference === null ? null : describe(difference);
      ports.report({ type: "compared", compared });
    },
  };
  workInPortions(work, ports);
}

function describe({ position, as, otherwise, choices }: Difference): Compared {
  return {
    position,
    choices,
    as: as.text,
    otherwise: otherwise.text,
    isMade: otherwise.isMade,
    contrasts: listContrasts(as.world, otherwise.world),
  };
}
