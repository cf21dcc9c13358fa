// Makes the same choices in two courses, in portions, and reports the first moment that differs.
import { listContrasts } from "../sim/contrast.ts";
import { Comparison, type Difference } from "../sim/whatIf.ts";
import type { Compared, CompareOrder } from "./exploreMessages.ts";
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";

/** Between two looks at the clock. */
const CHOICES = 64;

/** Goes on by itself until it has reported the difference, or that there is none. */
export function compareCourses(order: CompareOrder, ports: ExplorerPorts): void {
  const { now, report, later } = ports;
  const comparison = new Comparison(order.as, order.otherwise);
  let elapsed = 0;
  let reported = 0;
  const work = (): void => {
    const since = now();
    while (!comparison.isDone && now() - since < PORTION_MS) comparison.advance(CHOICES);
    elapsed += now() - since;
    const { isDone, difference, made } = comparison;
    if (isDone) {
      report({ type: "compared", compared: difference === null ? null : tell(difference) });
      return;
    }
    if (elapsed - reported >= REPORT_EVERY_MS) {
      reported = elapsed;
      report({ type: "comparing", made });
    }
    later(() => guard(ports, work));
  };
  later(() => guard(ports, work));
}

function tell({ position, as, otherwise, choices }: Difference): Compared {
  return {
    position,
    choices,
    as: as.text,
    otherwise: otherwise.text,
    isMade: otherwise.isMade,
    contrasts: listContrasts(as.world, otherwise.world),
  };
}
