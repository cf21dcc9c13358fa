// The markup of one lock's cell and of one job, kept in step with the model by d3's joins.
import { select } from "d3";
import { type CardSpot, type Cell, hasGlyph, type MoreSpot, type TokenSpot } from "./stageCell.ts";
import type { Box } from "./stageGeometry.ts";
import { FILLED, GLYPHS } from "./stageGlyphs.ts";
import type { StageJob, StageLock } from "./stageModel.ts";
import { putInOrder } from "./stageOrder.ts";
import { measureText } from "./stageText.ts";
import { sayUrgency } from "./stageWords.ts";

const SVG = "http://www.w3.org/2000/svg";
/** ms that something takes to fade away. */
const FADE = 160;

/** Makes one of the small signs. Nobody hears it: the button around it says more. */
function createGlyph(name: keyof typeof GLYPHS): SVGSVGElement {
  const glyph = document.createElementNS(SVG, "svg");
  glyph.setAttribute("viewBox", "0 0 10 10");
  glyph.setAttribute("aria-hidden", "true");
  glyph.setAttribute("class", `stage-glyph${FILLED.includes(name) ? " is-filled" : ""}`);
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", GLYPHS[name]);
  glyph.append(shape);
  return glyph;
}

function createText(className: string, text: string): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}

function place(element: HTMLElement, box: Box): void {
  element.style.transform = `translate(${box.x}px, ${box.y}px)`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}

/** Makes an empty cell for a lock. */
export function createCell(lock: StageLock): HTMLDivElement {
  const cell = document.createElement("div");
  cell.className = "stage-cell";
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.lock = `${lock.index}`;
  button.append(createText("stage-mark", ""), createText("stage-name", ""));
  cell.append(button);
  return cell;
}

/** Brings a cell up to date. What is new or gone fades if `isAnimated`. */
export function renderCell(
  element: HTMLElement,
  lock: StageLock,
  cell: Cell,
  isAnimated: boolean,
): void {
  const button = element.querySelector<HTMLButtonElement>("[data-lock]");
  if (button === null) return;
  renderLock(button, lock, cell);
  const cards = joinCards(element, cell.cards, lock);
  const tokens = joinTokens(element, lock, cell.tokens, isAnimated);
  const more = joinMore(element, cell.more);
  // Later ones lie over earlier ones, so cards come before what they hold.
  putInOrder(element, [button, ...cards, ...tokens, ...more]);
}

function renderLock(button: HTMLButtonElement, lock: StageLock, cell: Cell): void {
  place(button, cell.box);
  const marks = [
    "stage-lock",
    `is-${lock.mode ?? "free"}`,
    lock.isIdle ? "is-idle" : "is-used",
    lock.isInternal ? "is-internal" : "",
    lock.isMember || lock.isInternal || lock.mode === "deleted" ? "" : "is-hidden",
  ];
  button.className = marks.filter((mark) => mark !== "").join(" ");
  button.setAttribute("aria-label", lock.text);
  button.title = lock.text;
  const name = button.querySelector<HTMLElement>(".stage-name");
  if (name === null) return;
  // The whole name is there, as the label says it; what there is no room for is cut off.
  name.textContent = lock.title;
  name.style.maxWidth = cell.title === lock.title ? "" : `${measureText(cell.title)}px`;
}

function classOfCard({ group }: CardSpot): string {
  const marks = ["stage-card", group.shared ? "is-shared" : "is-exclusive"];
  if (group.isTop) marks.push("is-top");
  if (group.joinable) marks.push("is-joinable");
  return marks.join(" ");
}

function sayCard({ group }: CardSpot): string {
  const mode = group.shared ? "shared" : "exclusive";
  const top = group.isTop ? "On top of the queue: " : "";
  const joinable = group.joinable ? "; later sharers of this priority join it" : "";
  return `${top}${mode}, priority ${group.priority}${joinable}`;
}

function joinCards(
  element: HTMLElement,
  cards: readonly CardSpot[],
  lock: StageLock,
): readonly HTMLElement[] {
  return (
    select(element)
      .selectAll<HTMLDivElement, CardSpot>(".stage-card")
      .data(cards, (card) => card.group.key)
      .join("div")
      .attr("class", classOfCard)
      .attr("title", sayCard)
      // What it says of the jobs on it they say themselves.
      .attr("aria-hidden", "true")
      .attr("data-queue", lock.index)
      .each(function fill(card) {
        place(this, card);
        const parts: Node[] = [];
        if (card.group.isTop) parts.push(createGlyph("top"));
        if (card.label !== "") parts.push(createText("stage-priority", card.label));
        if (card.group.joinable) {
          const plus = createGlyph("joinable");
          plus.classList.add("is-end");
          parts.push(plus);
        }
        this.replaceChildren(...parts);
      })
      .nodes()
  );
}

function classOfToken({ token, isOwner, shared }: TokenSpot): string {
  const role = isOwner ? "is-owner" : "is-waiter";
  return `stage-token ${role} ${shared ? "is-shared" : "is-exclusive"} state-${token.state}`;
}

function sayToken({ token, isOwner, shared }: TokenSpot, lock: StageLock): string {
  const mode = shared ? "shared" : "exclusive";
  if (isOwner) return `Job ${token.name}, owner of ${lock.view.name}, ${mode}, ${token.state}`;
  const purpose = token.isDeleting ? "to delete it" : mode;
  const group = lock.groups.find(({ tokens }) => tokens.includes(token));
  const urgency = sayUrgency(group?.priority ?? 0);
  return `Job ${token.name}, in the queue of ${lock.view.name}, ${purpose}${urgency}, ${token.state}`;
}

function joinTokens(
  element: HTMLElement,
  lock: StageLock,
  tokens: readonly TokenSpot[],
  isAnimated: boolean,
): readonly HTMLElement[] {
  const known = select(element)
    .selectAll<HTMLButtonElement, TokenSpot>(".stage-token:not(.is-leaving)")
    .data(tokens, (spot) => spot.token.job);
  const gone = known.exit();
  if (isAnimated) {
    gone.attr("aria-hidden", "true").attr("class", "stage-token is-leaving");
    gone.transition().duration(FADE).style("opacity", 0).remove();
  } else gone.remove();
  // Not d3's join: it would put them in order by taking them out, which ends what moves.
  return known
    .enter()
    .append("button")
    .attr("type", "button")
    .attr("tabindex", -1)
    .merge(known)
    .each(function fill(spot) {
      const isNew = this.className === "";
      this.className = `${classOfToken(spot)}${isNew && isAnimated ? " is-entering" : ""}`;
      this.dataset.job = `${spot.token.job}`;
      const text = sayToken(spot, lock);
      this.setAttribute("aria-label", text);
      this.title = text;
      place(this, spot);
      const label = createText("stage-label", spot.label);
      this.replaceChildren(...listGlyphs(spot), label);
    })
    .nodes();
}

function listGlyphs({ token, isOwner }: TokenSpot): readonly Node[] {
  if (!hasGlyph(token, isOwner)) return [];
  const isDeleting = token.isDeleting && !isOwner && token.state === "waiting";
  return [createGlyph(isDeleting ? "deleting" : token.state)];
}

function joinMore(element: HTMLElement, more: readonly MoreSpot[]): readonly HTMLElement[] {
  return select(element)
    .selectAll<HTMLSpanElement, MoreSpot>(".stage-more")
    .data(more, (spot) => spot.key)
    .join("span")
    .attr("class", "stage-more")
    .attr("title", (spot) => `${spot.count} more`)
    .text((spot) => `+${spot.count}`)
    .each(function fill(spot) {
      place(this, spot);
    })
    .nodes();
}

/** Makes the token of a job in the rail. */
export function createJob(job: StageJob): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.job = `${job.index}`;
  return button;
}

/** Brings a job's token up to date. */
export function renderJob(button: HTMLElement, job: StageJob, label: string, box: Box): void {
  button.className = `stage-job state-${job.state}`;
  button.setAttribute("aria-label", job.text);
  button.title = job.text;
  place(button, box);
  button.replaceChildren(createGlyph(job.state), createText("stage-label", label));
}
