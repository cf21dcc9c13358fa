// The schedules of an answer, told step by step as they are from where they begin.
import type { LockEvent } from "../core/events.ts";
import { type Choice, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { findConcern } from "../sim/concern.ts";
import { describeCourse, playCourse } from "../sim/course.ts";
import type { Answer, Question } from "../sim/question.ts";
import { describeStep } from "../sim/trail.ts";
import type { TrailStep } from "../sim/view.ts";
import type { Schedule, Told } from "./exploreMessages.ts";

/** @param start where the schedules begin; a search counts time from there. */
export function tellAnswer(start: World, question: Question, answer: Answer): Told {
  if (answer.verdict !== "found") return { answer, schedules: [] };
  const { choices, schedules } = answer;
  if (schedules === undefined) {
    return { answer, schedules: [{ ...tellSchedule(start, question, choices), about: "" }] };
  }
  const courses = schedules.map((each) => playCourse(start, each));
  return {
    answer,
    schedules: courses.map((course, at) => ({
      ...tellSchedule(start, question, schedules[at] ?? []),
      about: describeCourse(course, courses),
    })),
  };
}

/** The choices as steps of a trail; `world` is where they lead, `events` are those of the last one. */
export function tellSteps(start: World, choices: readonly Choice[]) {
  let world = start;
  let events: readonly LockEvent[] = [];
  const steps = choices.map((choice): TrailStep => {
    const made = step(world, choice);
    const told = describeStep(world, choice, made);
    ({ world, events } = made);
    return told;
  });
  return { steps, world, events };
}

function tellSchedule(
  start: World,
  question: Question,
  choices: readonly Choice[],
): Omit<Schedule, "about"> {
  const { steps, world, events } = tellSteps(start, choices);
  return { steps, concern: findConcern(question, world, events) };
}
