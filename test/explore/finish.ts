// Inquiries in tests, which go on until they have their answer.
import type { Inquiry } from "../../src/explore/ask.ts";
import type { Answer } from "../../src/sim/question.ts";

export function finish(inquiry: Inquiry): Answer {
  for (;;) {
    const { answer } = inquiry;
    if (answer !== null) return answer;
    inquiry.advance(50);
  }
}
