// The order in which jobs take locks: as a picture, and in words with the circles first.
import { useEffect, useState } from "react";
import type { LockOrder } from "../../sim/lockOrder.ts";
import { countWord } from "../../sim/words.ts";
import { useInquiryActions } from "../ask/useInquiry.ts";
import { useWholeScenario } from "../ask/useWholeScenario.ts";
import { Button } from "../base/Button.tsx";
import { Empty } from "../base/Empty.tsx";
import { Icon } from "../base/Icon.tsx";
import { Limited, Section } from "../inspector/Section.tsx";
import { useActions } from "../useSession.ts";
import styles from "./LockOrderView.module.css";
import { OrderPicture } from "./OrderPicture.tsx";
import { OrderRow } from "./OrderRow.tsx";
import { describeCircle } from "./orderSentences.ts";
import { useGraphs, useGraphsActions } from "./useGraphs.ts";

export function LockOrderView() {
  const scenario = useWholeScenario();
  const task = useGraphs((state) => state.order);
  const { findOrder } = useGraphsActions();
  const isOld = scenario !== null && (task.type === "none" || task.scenario !== scenario);
  useEffect(() => {
    if (isOld) findOrder(scenario);
  }, [isOld, findOrder, scenario]);
  if (task.type === "failed") {
    return (
      <Empty
        icon="error"
        action={{ label: "Try again", onSelect: () => findOrder(task.scenario) }}
      >{`The order could not be found: ${task.message}.`}</Empty>
    );
  }
  return task.type === "found" ? <Order order={task.order} /> : null;
}

function Order({ order }: { readonly order: LockOrder }) {
  const [pointed, setPointed] = useState<number | null>(null);
  if (order.edges.length === 0) {
    return (
      <Empty icon="lock">
        No job takes a lock while it holds another one: their order keeps nobody waiting.
      </Empty>
    );
  }
  const shown = order.edges.flatMap((edge, at) => (edge.isImplied ? [] : [at]));
  const implied = order.edges.length - shown.length;
  return (
    <div className={styles.order}>
      <OrderPicture order={order} pointed={pointed} onPoint={setPointed} />
      <div className={styles.circles}>
        <Circles order={order} />
      </div>
      <Section title="Taken while another one is held" count={shown.length}>
        <Limited items={shown} most={12} noun="pairs">
          {(listed) => (
            <ul className={styles.list}>
              {listed.map((at) => (
                <OrderRow
                  key={at}
                  order={order}
                  edge={at}
                  isPointed={at === pointed}
                  onPoint={setPointed}
                />
              ))}
            </ul>
          )}
        </Limited>
        <p className={styles.soft}>{describeScope(order, implied)}</p>
      </Section>
    </div>
  );
}

function Circles({ order }: { readonly order: LockOrder }) {
  const { circles } = order;
  if (circles.length === 0) {
    return (
      <p className={styles.well}>
        <Icon name={order.isCut ? "info" : "check"} />
        {order.isCut
          ? "No circle among what was followed; there is more."
          : "No circle: as the jobs take these locks, they cannot wait for each other in a circle."}
      </p>
    );
  }
  return (
    <Section title="Circles: these jobs may wait for each other" count={circles.length}>
      <Limited items={circles} most={6} noun="circles">
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((circle) => (
              <li key={`${circle.edges.join()} ${circle.jobs.join()}`} className={styles.circle}>
                {describeCircle(order, circle)}{" "}
                <span className={circle.isTimed ? styles.timed : styles.ill}>
                  {circle.isTimed ? "A timeout ends it." : "It may deadlock."}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Limited>
      <AskWhether />
    </Section>
  );
}

/** The order says what may be; every schedule says what can. */
function AskWhether() {
  const { write, setOrigin, ask } = useInquiryActions();
  const { setPanel } = useActions();
  return (
    <Button
      variant="quiet"
      className={styles.ask}
      icon="ask"
      onClick={() => {
        write("can jobs wait in a circle?");
        // The order is that of whole programs.
        setOrigin("start");
        ask({ type: "circle" });
        setPanel("ask");
      }}
    >
      Ask whether they can
    </Button>
  );
}

function describeScope({ isBySet, isCut }: LockOrder, implied: number): string {
  const parts = ["Each job is followed as it runs by itself."];
  if (implied > 0) {
    const verb = implied === 1 ? "goes" : "go";
    parts.push(`${countWord(implied, "pair")} more ${verb} without saying.`);
  }
  if (isBySet) parts.push("There are many locks, so those of a set stand together.");
  if (isCut) parts.push("There is more than is shown.");
  return parts.join(" ");
}
