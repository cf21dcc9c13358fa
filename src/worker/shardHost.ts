// The work of a shard's worker: makes the shard that it is told to be, and carries its mail.
import { Inquiry } from "../explore/ask.ts";
import type { Place } from "../explore/shard.ts";
import type { ShardMail, ShardOrder, ShardReport } from "../explore/shardMessages.ts";
import { ShardServer } from "../explore/shardServer.ts";
import type { Ask } from "./exploreMessages.ts";
import { createStart } from "./explorerPorts.ts";

/** First which shard of which search it is, with a port to each shard in its order, none to itself. */
export type ShardWorkerOrder =
  | { readonly type: "begin"; readonly ask: Ask; readonly place: Place }
  | ShardOrder;

/** Said once before all else: it is there. */
export type ShardWorkerReport = { readonly type: "ready" } | ShardReport;

/** @returns what takes the orders of the conductor, with the ports that came with them. */
export function serveShard(
  report: (report: ShardWorkerReport) => void,
  later: (run: () => void) => void,
): (order: ShardWorkerOrder, ports: readonly MessagePort[]) => void {
  let server: ShardServer | null = null;
  return (order, ports) => {
    if (order.type !== "begin") {
      server?.order(order);
      return;
    }
    const { ask, place } = order;
    const others = Array.from({ length: place.shards }, (_, to) => to).filter(
      (to) => to !== place.shard,
    );
    const portsByShard = new Map(others.map((to, at) => [to, ports[at]]));
    const { question, clock } = ask;
    const start = createStart(ask);
    const { lookout } = new Inquiry(start, question, { clock });
    if (lookout === null) throw new TypeError("not a question for shards");
    const send = (to: number, mail: ShardMail): void => {
      portsByShard.get(to)?.postMessage(mail, listBuffers(mail));
    };
    const made = new ShardServer(start, lookout, place, { report, send, later });
    server = made;
    for (const [from, port] of portsByShard) {
      port?.addEventListener("message", ({ data }: MessageEvent<ShardMail>) => {
        made.mail(from, data);
      });
      port?.start();
    }
    report({ type: "ready" });
  };
}

// What is handed over, not copied.
function listBuffers(mail: ShardMail): ArrayBuffer[] {
  if (mail.type === "keys") return [mail.keys.buffer];
  return [mail.rows.buffer, mail.parents.buffer, mail.choices.buffer, mail.keys.buffer];
}
