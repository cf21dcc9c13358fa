// The order of locks as a picture, for the eye and the pointer: the words below say all of it.
import { useMemo } from "react";
import { layOutOrder } from "../../graph/orderLayout.ts";
import type { LockOrder } from "../../sim/lockOrder.ts";
import { joinClasses } from "../joinClasses.ts";
import { useActions, useStores } from "../useSession.ts";
import styles from "./OrderPicture.module.css";
import { describeEdge } from "./orderSentences.ts";

/** More locks make a picture in which no line can be followed. */
const PLACES_MAX = 60;
const LETTER = 6.7;

interface OrderPictureProps {
  readonly order: LockOrder;
  /** Index of the edge that is looked at. */
  readonly pointed: number | null;
  readonly onPoint: (edge: number | null) => void;
}

export function OrderPicture(props: OrderPictureProps) {
  const { edges } = props.order;
  const places = useMemo(
    () => new Set(edges.flatMap(({ from, to, isImplied }) => (isImplied ? [] : [from, to]))),
    [edges],
  );
  return places.size > PLACES_MAX ? null : <Drawing {...props} />;
}

function Drawing({ order, pointed, onPoint }: OrderPictureProps) {
  const shown = useMemo(
    () => order.edges.flatMap((edge, at) => (edge.isImplied ? [] : [{ ...edge, at }])),
    [order],
  );
  const layout = useMemo(() => layOutOrder(order.places, shown), [order, shown]);
  const select = useSelectPart(order);
  const kinds = useMemo(() => listKinds(order), [order]);
  const { width, height, boxWidth, boxHeight } = layout;
  const letters = Math.floor((boxWidth - 12) / LETTER);
  return (
    <div className={styles.frame}>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${width} ${height}`}
        style={{ width, minWidth: width * 0.6 }}
        aria-hidden="true"
      >
        {layout.lines.map(({ edge, path, head }) => {
          const at = shown[edge]?.at ?? -1;
          const found = order.edges[at];
          if (found === undefined) return null;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the words below are there for keys
            <g
              key={at}
              className={joinClasses(styles.edge, kinds.get(at), at === pointed && styles.pointed)}
              data-edge={at}
              data-tip={describeEdge(order, found)}
              onPointerEnter={() => onPoint(at)}
              onPointerLeave={() => onPoint(null)}
              onClick={() => select.edge(at)}
            >
              <path className={styles.reach} d={path} />
              <path className={styles.line} d={path} />
              <path className={styles.head} d={head} />
            </g>
          );
        })}
        {layout.places.map((place, at) =>
          place === null ? null : (
            // biome-ignore lint/a11y/noStaticElementInteractions: the words below are there for keys
            <g
              key={place.name}
              className={styles.place}
              data-tip={place.name.length > letters ? place.name : undefined}
              onClick={() => select.place(at)}
            >
              <rect
                x={place.x - boxWidth / 2}
                y={place.y - boxHeight / 2}
                width={boxWidth}
                height={boxHeight}
                rx={3}
              />
              <text x={place.x} y={place.y} dy="0.35em">
                {place.name.length > letters ? `${place.name.slice(0, letters - 1)}…` : place.name}
              </text>
            </g>
          ),
        )}
      </svg>
    </div>
  );
}

/** Those in circles that last, and in such as end by a timeout. */
function listKinds({ circles }: LockOrder): ReadonlyMap<number, string | undefined> {
  const kinds = new Map<number, string | undefined>();
  for (const { edges, isTimed } of circles.toSorted(
    (a, b) => Number(b.isTimed) - Number(a.isTimed),
  ))
    for (const edge of edges) kinds.set(edge, isTimed ? styles.timed : styles.ill);
  return kinds;
}

/** An edge stands for the job that makes it; where several do, for the lock that they take. */
function useSelectPart({ places, edges }: LockOrder) {
  const { session } = useStores();
  const { select } = useActions();
  const selectPlace = (place: number): void => {
    const locks = session.getState().snapshot?.locks ?? [];
    const lock = locks.findLastIndex(({ name }) => name === places[place]);
    if (lock !== -1) select({ type: "lock", lock });
  };
  return {
    place: selectPlace,
    edge: (at: number): void => {
      const { uses = [], to = -1 } = edges[at] ?? {};
      const jobs = new Set(uses.map(({ job }) => job));
      const [job = -1] = jobs;
      const isThere = job < (session.getState().snapshot?.jobs.length ?? 0);
      if (jobs.size === 1 && isThere) select({ type: "job", job });
      else selectPlace(to);
    },
  };
}
