// Goes through a question's tokens and keeps what might have stood where it got stuck: one grammar
// reads, says what was expected, and completes.
import { LIMITS } from "./limits.ts";
import type { Problem } from "./problem.ts";
import type { Names } from "./questionNames.ts";
import { type QuestionToken, RESERVED } from "./questionTokens.ts";
import { createProblems, type Place, quote } from "./scenarioProblems.ts";

/** What may stand somewhere. A phrase is some words; the others are what they are called. */
export type Wanted =
  | { readonly type: "phrase" | "mark"; readonly text: string }
  | { readonly type: "job" | "lock" | "code" | "number" | "comparison" | "end" };

const CALLED = {
  job: "a job",
  lock: "a lock",
  code: "an error",
  number: "a whole number",
  comparison: "a comparison (=, !=, <, <=, >, >=)",
  end: "the end",
} as const;

export class QuestionCursor {
  readonly names: Names;
  readonly #tokens: readonly QuestionToken[];
  #at = 0;
  // Of the furthest place that was looked at.
  #stuckAt = 0;
  #wanted: Wanted[] = [];
  #fault: { readonly token: QuestionToken | undefined; readonly message: string } | null = null;

  constructor(tokens: readonly QuestionToken[], names: Names) {
    this.#tokens = tokens;
    this.names = names;
  }

  get next(): QuestionToken | undefined {
    return this.#tokens[this.#at];
  }

  /** What might have stood at the end of the tokens, if all of them could be read. */
  get wantedAtEnd(): readonly Wanted[] {
    return this.#fault === null && this.#stuckAt === this.#tokens.length ? this.#wanted : [];
  }

  /** Takes all of some words, in any case, or none. */
  phrase(text: string): boolean {
    return this.#take(text, true);
  }

  /** The same for one of other spellings, which nobody needs to be told of. */
  synonym(...texts: readonly string[]): boolean {
    return texts.some((text) => this.#take(text, false));
  }

  mark(text: string): boolean {
    if (this.next?.type === "mark" && this.next.text === text) {
      this.#at += 1;
      return true;
    }
    this.want({ type: "mark", text });
    return false;
  }

  /** Takes whatever token passes; else notes what was wanted. */
  take(
    wanted: Wanted | readonly Wanted[],
    passes: (token: QuestionToken) => boolean,
  ): QuestionToken | null {
    const token = this.next;
    if (token === undefined || !passes(token)) {
      for (const each of [wanted].flat()) this.want(each);
      return null;
    }
    this.#at += 1;
    return token;
  }

  /** Takes a name, which may not be a bare word of the language. */
  name(wanted: Wanted | readonly Wanted[]): QuestionToken | null {
    return this.take(wanted, ({ type, text, fault }) =>
      type === "word" ? !RESERVED.has(text.toLowerCase()) : type === "string" && fault === null,
    );
  }

  /** Takes a whole number from `min` to `max`, or reports that it is none. */
  number(min: number, max: number = LIMITS.choices): number | null {
    const token = this.take(
      { type: "number" },
      ({ type, text }) => type === "word" && /^\d/.test(text),
    );
    if (token === null) return null;
    const value = /^\d{1,15}$/.test(token.text) ? Number(token.text) : Number.NaN;
    if (value >= min && value <= max) return value;
    return this.fail(`expected a whole number from ${min} to ${max}`, token);
  }

  /** Whether nothing follows but a question mark. */
  end(): boolean {
    const isAsked = this.next?.type === "mark" && this.next.text === "?";
    if (this.#at + (isAsked ? 1 : 0) === this.#tokens.length) return true;
    this.want({ type: "end" });
    return false;
  }

  /** Notes what may stand at the next place. */
  want(wanted: Wanted, at = this.#at): void {
    if (at < this.#stuckAt) return;
    if (at > this.#stuckAt) this.#wanted = [];
    this.#stuckAt = at;
    this.#wanted.push(wanted);
  }

  /** Reports what is wrong with a token; the first fault counts. */
  fail(message: string, token: QuestionToken | undefined = this.next): null {
    this.#fault ??= { token, message };
    return null;
  }

  /** What keeps the question from being one. */
  describe(text: string): readonly Problem[] {
    const fault = this.#findFault();
    const problems = createProblems();
    problems.fail(locate(fault.token, text), fault.message);
    return problems.list;
  }

  #findFault(): { readonly token: QuestionToken | undefined; readonly message: string } {
    const broken = this.#tokens.find(({ fault }) => fault !== null);
    if (broken?.fault) return { token: broken, message: broken.fault };
    if (this.#fault !== null) return this.#fault;
    const token = this.#tokens[this.#stuckAt];
    const found = token === undefined ? "the end" : quote(token.text);
    return { token, message: `expected ${this.#describeWanted()}, found ${found}` };
  }

  #describeWanted(): string {
    const words = this.#wanted.map((each) =>
      "text" in each ? quote(each.text) : CALLED[each.type],
    );
    return joinOr([...new Set(words)]);
  }

  #take(text: string, isWanted: boolean): boolean {
    const words = text.split(" ");
    for (const [offset, word] of words.entries()) {
      const token = this.#tokens[this.#at + offset];
      if (token?.type === "word" && token.text.toLowerCase() === word) continue;
      const rest = words.slice(offset).join(" ");
      if (isWanted) this.want({ type: "phrase", text: rest }, this.#at + offset);
      return false;
    }
    this.#at += words.length;
    return true;
  }
}

function locate(token: QuestionToken | undefined, text: string): Place {
  if (token === undefined) return { line: 1, column: text.trimEnd().length + 1, length: 1 };
  return { line: 1, column: token.from + 1, length: token.to - token.from };
}

function joinOr(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "nothing more";
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
