// The order of locks as a picture, for the eye and the pointer: the words below say all of it.
import { useMemo } from "react";
import { layOutOrder, type OrderLayout } from "../../graph/orderLayout.ts";
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
  const { width, height } = layout;
  return (
    <div className={styles.frame}>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${width} ${height}`}
        style={{ width, minWidth: width * 0.6 }}
        aria-hidden="true"
      >
        {layout.lines.map((line) => {
          const at = shown[line.edge]?.at ?? -1;
          const edge = order.edges[at];
          return edge === undefined ? null : (
            // biome-ignore lint/a11y/noStaticElementInteractions: the words below are there for keys
            <g
              key={at}
              className={joinClasses(styles.edge, kinds.get(at), at === pointed && styles.pointed)}
              data-edge={at}
              data-tip={describeEdge(order, edge)}
              onPointerEnter={() => onPoint(at)}
              onPointerLeave={() => onPoint(null)}
              onClick={() => select.edge(at)}
            >
              <path className={styles.reach} d={line.path} />
              <path className={styles.line} d={line.path} />
              <path className={styles.head} d={line.head} />
            </g>
          );
        })}
        {layout.places.map((place, at) =>
          place === null ? null : (
            <Box key={place.name} place={place} layout={layout} onSelect={() => select.place(at)} />
          ),
        )}
      </svg>
    </div>
  );
}

interface BoxProps {
  readonly place: { readonly x: number; readonly y: number; readonly name: string };
  readonly layout: Pick<OrderLayout, "boxWidth" | "boxHeight">;
  readonly onSelect: () => void;
}

function Box({ place: { x, y, name }, layout: { boxWidth, boxHeight }, onSelect }: BoxProps) {
  const letters = Math.floor((boxWidth - 12) / LETTER);
  const isCut = name.length > letters;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the words below are there for keys
    <g className={styles.place} data-tip={isCut ? name : undefined} onClick={onSelect}>
      <rect x={x - boxWidth / 2} y={y - boxHeight / 2} width={boxWidth} height={boxHeight} rx={3} />
      <text x={x} y={y} dy="0.35em">
        {isCut ? `${name.slice(0, letters - 1)}…` : name}
      </text>
    </g>
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
