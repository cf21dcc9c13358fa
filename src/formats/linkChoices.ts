// Choices in a link, version 1: which job ran, as its distance from the one that ran before.
import type { Kind } from "../core/scenario.ts";
import type { ChoiceJson } from "./choiceJson.ts";
import { LIMITS } from "./limits.ts";
import { byContext, type Codec, flag, number, oneOf, total } from "./linkCodec.ts";
import { type Model, type Sink, type Source, Unreadable } from "./linkPort.ts";
import type { ScenarioCodec } from "./linkScenario.ts";
import type { OperationDocument } from "./recordingDocument.ts";
import type { Track } from "./recordingTrack.ts";

/** What a choice is when it does not run a job. */
const OTHERS = ["advance", "deadline", "spawn", "cancel"] as const;

type Other = (typeof OTHERS)[number];

/** The choices of one branch; the track goes along. */
export type ChoicesCodec = (track: Track) => Codec<readonly ChoiceJson[]>;

/** Codecs for the choices of all branches of a link, of a scenario that has been through. */
export function createChoicesCodec(scenario: ScenarioCodec, kind: Kind): ChoicesCodec {
  const size = total(LIMITS.choices, "choices");
  const codecOf = createChoiceCodec(scenario, kind);
  return (track) => {
    const one = codecOf(track);
    return {
      put(sink, choices) {
        size.put(sink, choices.length);
        for (const choice of choices) {
          one.put(sink, choice);
          track.pass(choice);
        }
      },
      take(source) {
        const choices: ChoiceJson[] = [];
        for (let left = size.take(source); left > 0; left--) {
          const choice = one.take(source);
          track.pass(choice);
          choices.push(choice);
        }
        return choices;
      },
    };
  };
}

function findOther(choice: ChoiceJson): Other | null {
  if (typeof choice === "string") return null;
  if (typeof choice === "number") return "advance";
  return OTHERS.find((word) => Object.hasOwn(choice, word)) ?? null;
}

function createChoiceCodec(
  scenario: ScenarioCodec,
  kind: Kind,
): (track: Track) => Codec<ChoiceJson> {
  const runs = byContext<Other | null, boolean>(flag);
  const others = oneOf(OTHERS, 3);
  const ms = number();
  const program = scenario.program(kind);
  const ran = createJobCodec();
  const cancelled = createJobCodec();
  let last: Other | null = null;
  return (track) => ({
    put(sink, choice) {
      const other = findOther(choice);
      runs(last).put(sink, other === null);
      last = other;
      if (other !== null) others.put(sink, other);
      if (typeof choice === "string") ran(track).put(sink, choice);
      else if (typeof choice === "number") ms.put(sink, choice);
      else if ("cancel" in choice) cancelled(track).put(sink, choice.cancel);
      else if ("spawn" in choice) {
        scenario.jobName.put(sink, choice.spawn.name);
        program.put(sink, choice.spawn.program as readonly OperationDocument[]);
      }
    },
    take(source) {
      const other = runs(last).take(source) ? null : others.take(source);
      last = other;
      switch (other) {
        case null:
          return ran(track).take(source);
        case "advance":
          return ms.take(source);
        case "deadline":
          return { deadline: true };
        case "spawn":
          return { spawn: { name: scenario.jobName.take(source), program: program.take(source) } };
        case "cancel":
          return { cancel: cancelled(track).take(source) };
        default:
          return other satisfies never;
      }
    },
  });
}

/** A job by the distance of its index from the last one's, which is regular where the jobs take turns. */
function createJobCodec(): (track: Track) => Codec<string> {
  const models = new Map<number, Model>();
  let last = 0;
  const modelOf = (bits: number): Model => {
    const found = models.get(bits) ?? [];
    models.set(bits, found);
    return found;
  };
  return (track) => ({
    put(sink: Sink, name: string) {
      const jobs = track.names.length;
      const job = track.indexOf(name);
      const bits = countBits(jobs);
      sink.symbol((((job - last) % jobs) + jobs) % jobs, bits, modelOf(bits));
      last = job;
    },
    take(source: Source) {
      const jobs = track.names.length;
      const bits = countBits(jobs);
      last = (last + source.symbol(bits, modelOf(bits))) % jobs;
      const name = track.names[last];
      if (name === undefined) throw new Unreadable("damaged", "it runs a job that there is not");
      return name;
    },
  });
}

/** How many bits tell so many jobs apart. */
function countBits(jobs: number): number {
  return jobs < 2 ? 0 : 32 - Math.clz32(jobs - 1);
}
