// Shards of a search in one thread: what they say to each other arrives in any order that real channels
// allow, chosen by a seed.
import type { World } from "../../src/core/world.ts";
import { Conductor } from "../../src/explore/conductor.ts";
import type { SearchOptions } from "../../src/explore/search.ts";
import { ShardServer } from "../../src/explore/shardServer.ts";
import type { Answer } from "../../src/sim/question.ts";

/** What comes to an end; the answer, or what a shard failed with. */
export interface Conducted {
  readonly answer: Answer | null;
  readonly failure: string | null;
  readonly rounds: number;
  readonly conductor: Conductor;
}

export interface ShardsOptions extends SearchOptions {
  readonly shards: number;
  readonly seed: number;
  readonly maxStates?: number;
  /** Called before each message that is delivered. */
  readonly onTurn?: (turn: number, conductor: Conductor) => void;
}

/** Searches until there is an answer, or until nothing more is under way. */
export function searchInShards(world: World, options: ShardsOptions): Conducted {
  const { shards, seed, maxStates = Number.POSITIVE_INFINITY, onTurn } = options;
  // By channel: what one says to another one arrives in that order.
  const channels = new Map<string, (() => void)[]>();
  const send = (channel: string, run: () => void): void => {
    const waiting = channels.get(channel);
    if (waiting === undefined) channels.set(channel, [run]);
    else waiting.push(run);
  };
  let [answer, failure, rounds]: [Answer | null, string | null, number] = [null, null, 0];
  const servers: ShardServer[] = [];
  const conductor = new Conductor(shards, world.jobs.length, {
    order: (shard, order) => {
      if (order.type === "round" && shard === 0) rounds += 1;
      send(`to ${shard}`, () => servers[shard]?.order(structuredClone(order)));
    },
    conclude: (given) => {
      answer = given;
    },
    fail: (message) => {
      failure = message;
    },
    findBound: ({ states }) => (states > maxStates ? `more than ${maxStates} states` : null),
  });
  for (let shard = 0; shard < shards; shard++) {
    const server = new ShardServer(
      world,
      options,
      { shard, shards },
      {
        report: (report) => {
          const copy = structuredClone(report);
          send(`from ${shard}`, () => conductor.report(shard, copy));
        },
        send: (to, mail) => {
          const copy = structuredClone(mail);
          send(`${shard} to ${to}`, () => servers[to]?.mail(shard, copy));
        },
        later: (run) => send(`work of ${shard}`, run),
      },
    );
    servers.push(server);
  }
  conductor.start();
  let random = seed;
  for (let turn = 0; answer === null && failure === null; turn++) {
    onTurn?.(turn, conductor);
    const waiting = [...channels.values()].filter(({ length }) => length > 0);
    if (waiting.length === 0) break;
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    waiting[random % waiting.length]?.shift()?.();
  }
  return { answer, failure, rounds, conductor };
}
