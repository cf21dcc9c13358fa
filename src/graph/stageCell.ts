// Where things are inside a lock's cell: its box with the owners, and the queue below it. Pure.
import {
  BOX_HEIGHT,
  type Box,
  CARD_HEIGHT,
  type Geometry,
  measureBox,
  OWNER_PITCH,
  QUEUE_GAP,
  QUEUE_PITCH,
  TOKEN_HEIGHT,
} from "./stageGeometry.ts";
import type { Group, StageLock, Token } from "./stageModel.ts";
import { measureText, shorten } from "./stageText.ts";

/** A token in its place. `isOwner`: inside the lock, in the lock's mode. */
export interface TokenSpot extends Box {
  readonly token: Token;
  readonly label: string;
  readonly isOwner: boolean;
  readonly shared: boolean;
}

/** A card of the queue. */
export interface CardSpot extends Box {
  readonly group: Group;
  /** The priority, or empty. */
  readonly label: string;
}

/** So many jobs found no room. */
export interface MoreSpot extends Box {
  readonly key: string;
  readonly count: number;
}

/** Everything in a cell, from the cell's corner. */
export interface Cell {
  readonly box: Box;
  readonly title: string;
  readonly tokens: readonly TokenSpot[];
  readonly cards: readonly CardSpot[];
  readonly more: readonly MoreSpot[];
}

interface Spot {
  readonly row: number;
  readonly x: number;
}

interface Line {
  /** Where the first row begins; the others begin at `left`. */
  readonly start: number;
  readonly left: number;
  readonly right: number;
  readonly rows: number;
  readonly gap: number;
}

const TITLE_X = 23;
const PAD = 5;
const TOKEN_PAD = 12;
const GLYPH = 12;
const GAP = 3;
const CARD_GAP = 4;
const CARD_PAD = 3;
const CARD_TOP = 12;
const CARD_JOIN = 12;
const NAME_MAX = 84;
const TOKEN_MIN = 40;
const MORE_PAD = 8;
/** For the count of what comes behind a card that fills a row. */
const MORE_ROOM = 34;

/** Divides a cell for a lock as it is now. */
export function arrangeCell(lock: StageLock, geometry: Geometry, width: number): Cell {
  if (lock.isIdle) return arrangeIdle(lock, width);
  const height = measureBox(geometry.hasNameLine, geometry.ownerRows);
  const box = { x: 0, y: 0, width, height };
  const owners = arrangeOwners(lock, geometry, width);
  const queue = arrangeQueue(lock, { width, rows: geometry.queueRows, top: height + QUEUE_GAP });
  return {
    box,
    title: owners.title,
    tokens: [...owners.tokens, ...queue.tokens],
    cards: queue.cards,
    more: [...owners.more, ...queue.more],
  };
}

function arrangeIdle(lock: StageLock, width: number): Cell {
  const title = shorten(lock.title, width - TITLE_X - PAD);
  const box = { x: 0, y: 0, width: TITLE_X + measureText(title) + 9, height: BOX_HEIGHT };
  return { box, title, tokens: [], cards: [], more: [] };
}

function measureToken(token: Token, isOwner: boolean): number {
  const name = Math.min(NAME_MAX, measureText(token.name));
  return TOKEN_PAD + name + (hasGlyph(token, isOwner) ? GLYPH : 0);
}

/** Whether a token bears a sign besides its name: waiting is plain in a queue, readiness in a lock. */
export function hasGlyph(token: Token, isOwner: boolean): boolean {
  if (token.isDeleting && !isOwner) return true;
  return isOwner ? token.state !== "ready" && token.state !== "done" : token.state !== "waiting";
}

function measureMore(count: number): number {
  return MORE_PAD + measureText(`+${count}`);
}

/** What is to be placed: its width, and for how many jobs it stands in a count of those left out. */
interface Item {
  readonly width: number;
  readonly jobs: number;
}

/** Places items line by line; stops where the rest and its count would not fit. */
function flow(items: readonly Item[], line: Line): { spots: readonly Spot[]; next: Spot } {
  const spots: Spot[] = [];
  let row = 0;
  let x = line.start;
  let rest = items.reduce((sum, { jobs }) => sum + jobs, 0);
  for (const { width, jobs } of items) {
    rest -= jobs;
    const fits = (): boolean => {
      const isLastRow = row === line.rows - 1;
      const room = rest > 0 && isLastRow ? measureMore(rest) + line.gap : 0;
      return x + width + room <= line.right;
    };
    while (!fits() && row < line.rows - 1) {
      row += 1;
      x = line.left;
    }
    if (!fits()) break;
    spots.push({ row, x });
    x += width + line.gap;
  }
  return { spots, next: { row, x } };
}

function toToken(width: number): Item {
  return { width, jobs: 1 };
}

type Owners = Pick<Cell, "title" | "tokens" | "more">;

function arrangeOwners(lock: StageLock, geometry: Geometry, cellWidth: number): Owners {
  const { hasNameLine, ownerRows } = geometry;
  const widths = lock.owners.map((owner) => measureToken(owner, true));
  const wanted = widths.reduce((sum, width) => sum + width + GAP, 0);
  const kept = hasNameLine ? 0 : Math.min(wanted, Math.floor(cellWidth * 0.5));
  const title = shorten(lock.title, cellWidth - TITLE_X - PAD - kept);
  const top = hasNameLine ? BOX_HEIGHT - 1 : (BOX_HEIGHT - TOKEN_HEIGHT) / 2;
  const left = hasNameLine ? PAD + 4 : TITLE_X + measureText(title) + 6;
  const line = { start: left, left, right: cellWidth - PAD, rows: ownerRows, gap: GAP };
  const { spots, next } = flow(widths.map(toToken), line);
  const tokens = spots.flatMap(({ row, x }, at): TokenSpot[] => {
    const token = lock.owners[at];
    if (token === undefined) return [];
    const box = { x, y: top + row * OWNER_PITCH, width: widths[at] ?? 0, height: TOKEN_HEIGHT };
    return [spotToken(box, token, true, lock.mode === "shared")];
  });
  const hidden = lock.owners.length - tokens.length;
  return { title, tokens, more: countMore("owners", hidden, next.x, top + next.row * OWNER_PITCH) };
}

function spotToken(box: Box, token: Token, isOwner: boolean, shared: boolean): TokenSpot {
  const room = box.width - TOKEN_PAD - (hasGlyph(token, isOwner) ? GLYPH : 0);
  return { ...box, token, label: shorten(token.name, room), isOwner, shared };
}

function countMore(key: string, count: number, x: number, y: number): readonly MoreSpot[] {
  if (count <= 0) return [];
  return [{ key, count, x, y, width: measureMore(count), height: TOKEN_HEIGHT }];
}

/** A card cut to the room in one row. `shown`: so many of its tokens. */
interface Cut {
  readonly group: Group;
  readonly label: string;
  readonly width: number;
  readonly widths: readonly number[];
  readonly shown: number;
}

function cutCard(group: Group, lock: StageLock, room: number): Cut {
  const label = lock.hasPriorities ? `p${group.priority}`.replace("-", "\u2212") : "";
  const lead = measureLead(group, label);
  const tail = CARD_PAD + (group.joinable ? CARD_JOIN : 0);
  const line = { start: lead, left: lead, right: room - tail, rows: 1, gap: GAP };
  const wanted = group.tokens.map((token) => measureToken(token, false));
  const widths = shrinkFirst(wanted, line);
  const shown = Math.max(1, flow(widths.map(toToken), line).spots.length);
  const rest = group.tokens.length - shown;
  const tokens = widths.slice(0, shown).reduce((sum, width) => sum + width + GAP, -GAP);
  const width = lead + tokens + (rest > 0 ? GAP + measureMore(rest) : 0) + tail;
  return { group, label, width, widths, shown };
}

/** A card shows one job at least, if need be with a shortened name. */
function shrinkFirst(widths: readonly number[], line: Line): readonly number[] {
  const [first = 0, ...others] = widths;
  const more = others.length > 0 ? GAP + measureMore(others.length) : 0;
  const room = line.right - line.left - more;
  return [Math.min(first, Math.max(TOKEN_MIN, room)), ...others];
}

function measureLead(group: Group, label: string): number {
  return CARD_PAD + (group.isTop ? CARD_TOP : 0) + (label === "" ? 0 : measureText(label) + 1);
}

type Queue = Pick<Cell, "tokens" | "cards" | "more">;

/** Where the queue is: below the lock. */
interface Strip {
  readonly width: number;
  readonly rows: number;
  readonly top: number;
}

function arrangeQueue(lock: StageLock, { width, rows, top }: Strip): Queue {
  const room = width - (lock.groups.length > 1 ? MORE_ROOM : 0);
  const cuts = lock.groups.map((group) => cutCard(group, lock, room));
  const line = { start: 0, left: 0, right: width, rows, gap: CARD_GAP };
  const items = cuts.map(({ width: own, group }) => ({ width: own, jobs: group.tokens.length }));
  const { spots, next } = flow(items, line);
  const shown = cuts.slice(0, spots.length);
  const parts = shown.map((cut, at) => {
    const spot = spots[at] ?? { row: 0, x: 0 };
    return arrangeCard(cut, spot.x, top + spot.row * QUEUE_PITCH);
  });
  const hidden = cuts.slice(spots.length).reduce((sum, cut) => sum + cut.group.tokens.length, 0);
  const y = top + next.row * QUEUE_PITCH + (CARD_HEIGHT - TOKEN_HEIGHT) / 2;
  return {
    cards: parts.map((part) => part.card),
    tokens: parts.flatMap((part) => part.tokens),
    more: [...parts.flatMap((part) => part.more), ...countMore("queue", hidden, next.x, y)],
  };
}

interface CardParts {
  readonly card: CardSpot;
  readonly tokens: readonly TokenSpot[];
  readonly more: readonly MoreSpot[];
}

function arrangeCard(cut: Cut, left: number, y: number): CardParts {
  const { group, label, width, widths } = cut;
  const inner = y + (CARD_HEIGHT - TOKEN_HEIGHT) / 2;
  let x = left + measureLead(group, label);
  const tokens = group.tokens.slice(0, cut.shown).map((token, at) => {
    const box = { x, y: inner, width: widths[at] ?? 0, height: TOKEN_HEIGHT };
    x += box.width + GAP;
    return spotToken(box, token, false, group.shared);
  });
  const rest = group.tokens.length - cut.shown;
  const card = { group, label, x: left, y, width, height: CARD_HEIGHT };
  return { card, tokens, more: countMore(group.key, rest, x, inner) };
}
