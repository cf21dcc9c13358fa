// Work that goes on by itself in portions: what the page says is heard between them.
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";

/** `elapsedMs`: how long it has been worked, without what lies between the portions. */
export interface PortionedWork {
  /** Goes on a little: the clock is looked at after it. */
  readonly advance: () => void;
  readonly isDone: (elapsedMs: number) => boolean;
  /** Whether there is something to tell that is not to wait. */
  readonly hasNews?: () => boolean;
  /** Called now and then. */
  readonly tell: (elapsedMs: number) => void;
  /** Called in the end. */
  readonly conclude: (elapsedMs: number) => void;
}

/** Begins later, after what is under way. What goes wrong is reported, and ends it. */
export function workInPortions(work: PortionedWork, ports: ExplorerPorts): void {
  let elapsed = 0;
  let told = 0;
  const goOn = (): void => {
    const before = elapsed;
    const since = ports.now();
    while (!work.isDone(elapsed) && elapsed - before < PORTION_MS) {
      work.advance();
      elapsed = before + ports.now() - since;
    }
    if (work.isDone(elapsed)) {
      work.conclude(elapsed);
      return;
    }
    if (elapsed - told >= REPORT_EVERY_MS || work.hasNews?.() === true) {
      told = elapsed;
      work.tell(elapsed);
    }
    ports.later(() => guard(ports, goOn));
  };
  ports.later(() => guard(ports, goOn));
}
