// A link: the fragment of an address that holds a recording, what is shown of it, and a checksum of that.

import type { Recording } from "../sim/recording.ts";
import { formatNumber } from "../sim/words.ts";
import { readBase64url, writeBase64url } from "./base64url.ts";
import type { View } from "./document.ts";
import { LIMITS } from "./limits.ts";
import { createLinkCodec } from "./linkDocument.ts";
import { packLink } from "./linkPack.ts";
import { type Source, Unreadable } from "./linkPort.ts";
import { unpackLink } from "./linkUnpack.ts";
import { findLinkReader, LINK_VERSION, type Unpacked } from "./linkVersions.ts";
import { createProblem, type Reading } from "./problem.ts";
import { describeRecording } from "./recordingDocument.ts";
import { readRecording } from "./recordingJson.ts";

/** What a link is opened as. The checksum is `computeChecksum` of what its author saw. */
export interface LinkedRecording {
  readonly recording: Recording;
  readonly view: View;
  readonly checksum: number;
}

/**
 * The fragment of a link, without the `#`: the version, a full stop, and base64url. Equal recordings give equal
 * links; only long ones, which are deflated, may differ between browsers.
 * @param recording with choices that are possible, and within the limits.
 * @param checksum `computeChecksum` of the world that is shown.
 */
export async function writeLink(
  recording: Recording,
  view: View,
  checksum: number,
): Promise<string> {
  const document = describeRecording(recording, view);
  const bytes = await packLink((sink) => createLinkCodec().put(sink, { document, checksum }));
  return `${LINK_VERSION}.${writeBase64url(bytes)}`;
}

/** Reads the fragment of a link, without the `#`. What it holds is checked like any file. */
export async function readLink(fragment: string): Promise<Reading<LinkedRecording>> {
  if (fragment.length > LIMITS.linkLength) {
    const most = formatNumber(LIMITS.linkLength);
    return refuseLarge(`it has ${formatNumber(fragment.length)} characters, the most is ${most}`);
  }
  const [, number = "", text = ""] = /^([1-9]\d{0,5})\.(.*)$/s.exec(fragment) ?? [];
  if (number === "") return refuseDamaged("it does not begin with a version and a full stop");
  const reader = findLinkReader(Number(number));
  if (reader === null) {
    return refuse(
      `the link is from a later version (${number}); this page reads up to ${LINK_VERSION}`,
    );
  }
  const base64 = readBase64url(text);
  if ("problem" in base64) return refuseDamaged(base64.problem);
  const unpacked = await unpack(base64.bytes, reader);
  if (!unpacked.ok) return unpacked;
  const { document, checksum } = unpacked.value;
  const reading = readRecording(document);
  return reading.ok ? { ...reading, value: { ...reading.value, checksum } } : reading;
}

async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  reader: (source: Source) => Unpacked,
): Promise<Reading<Unpacked>> {
  try {
    return { ok: true, value: reader(await unpackLink(bytes)), problems: [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.reason === "large" ? refuseLarge(error.message) : refuseDamaged(error.message);
  }
}

function refuseDamaged(why: string): Reading<never> {
  return refuse(`the link is incomplete or damaged: ${why}`);
}

function refuseLarge(why: string): Reading<never> {
  return refuse(`the link is too large: ${why}`);
}

function refuse(message: string): Reading<never> {
  return { ok: false, problems: [createProblem(message)] };
}
