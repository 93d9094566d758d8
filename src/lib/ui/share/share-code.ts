import type { StudySettings } from '../study/settings.ts';
import { crc32 } from '../storage/crc32.ts';
import { isWorkspacePath } from '../storage/paths.ts';

/** What is shared: the changes against a workspace, and what else its numbers depend on. */
export interface Share {
  readonly changes: readonly (readonly [path: string, text: string | null])[];
  readonly settings: StudySettings;
  /** Version of the workspace that the changes were made against. */
  readonly workspace: string;
  /** Version of the model. */
  readonly model: number;
}

/** What is given is no share, or one that this page is too old for. */
export class ShareError extends Error {
  override readonly name = 'ShareError';

  constructor(readonly kind: 'damaged' | 'newer') {
    super(kind);
  }
}

/** Form of the data; a link begins with it, so that a page knows what it is too old for. */
const FORM = 1;
const PREFIX = `w${FORM}=`;
/** The beginning of any share, of whatever form. */
const ANY_PREFIX = /^w(\d+)=/;
/** How a file says that it is one. */
const FILE_FIELD = 'windtunnel-share';

/** Characters beyond which some program cuts a link. */
export const LONGEST_LINK = 8000;
/** Characters of a link that are looked at, and bytes that they may come to. */
const MOST_CHARACTERS = 2_000_000;
const MOST_BYTES = 20_000_000;
const MOST_CHANGES = 2000;
const MOST_RUNS = 1_000_000;
const LONGEST_NAME = 1000;

const CHECKSUM_BYTES = 4;
const BASE64 = /^[\w-]*$/;

const damaged = (): ShareError => new ShareError('damaged');

/** Runs bytes through a stream; stops where more comes out than is allowed. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw damaged();
    }
    pieces.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!BASE64.test(text) || text.length % 4 === 1) throw damaged();
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  // the last character has bits to spare: they are part of what must not change
  if (toBase64(bytes) !== text) throw damaged();
  return bytes;
}

function withChecksum(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(CHECKSUM_BYTES + bytes.length);
  new DataView(all.buffer).setUint32(0, crc32(bytes));
  all.set(bytes, CHECKSUM_BYTES);
  return all;
}

function withoutChecksum(all: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (all.length < CHECKSUM_BYTES) throw damaged();
  const bytes = all.slice(CHECKSUM_BYTES);
  if (new DataView(all.buffer).getUint32(0) !== crc32(bytes)) throw damaged();
  return bytes;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_NAME;

function check<Value>(value: unknown, is: (value: unknown) => value is Value): Value {
  if (!is(value)) throw damaged();
  return value;
}

const isChange = (value: unknown): value is readonly [string, string | null] =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === 'string' &&
  isWorkspacePath(value[0]) &&
  (value[1] === null || typeof value[1] === 'string');

const isChanges = (value: unknown): value is Share['changes'] =>
  Array.isArray(value) && value.length <= MOST_CHANGES && value.every(isChange);

const isRuns = (value: unknown): value is number | undefined =>
  value === undefined || (Number.isInteger(value) && Number(value) > 0 && Number(value) <= MOST_RUNS);

const isSeed = (value: unknown): value is number | string | undefined =>
  value === undefined || Number.isSafeInteger(value) || isName(value);

const isNameOrNone = (value: unknown): value is string | undefined => value === undefined || isName(value);

const isPlace = (value: unknown): value is StudySettings['opened'] =>
  value === undefined || (isRecord(value) && isName(value['strategy']) && isName(value['scenario']));

function readShare(value: unknown): Share {
  if (!isRecord(value)) throw damaged();
  const settings = isRecord(value['settings']) ? value['settings'] : {};
  const opened = check(settings['opened'], isPlace);
  return {
    changes: check(value['changes'], isChanges),
    workspace: check(value['workspace'], isName),
    model: check(value['model'], (model): model is number => Number.isSafeInteger(model)),
    settings: {
      runs: check(settings['runs'], isRuns),
      seed: check(settings['seed'], isSeed),
      baseline: check(settings['baseline'], isNameOrNone),
      opened: opened && { strategy: opened.strategy, scenario: opened.scenario },
    },
  };
}

/** A share as text that can stand behind the # of an address. */
export async function encodeShare(share: Share): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(share));
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  return PREFIX + toBase64(withChecksum(packed));
}

/** Whether a text means to be a share. */
export const meansShare = (text: string): boolean => ANY_PREFIX.test(text);

/** @throws ShareError */
export async function decodeShare(text: string): Promise<Share> {
  const form = ANY_PREFIX.exec(text)?.[1];
  if (form === undefined || text.length > MOST_CHARACTERS) throw damaged();
  if (Number(form) > FORM) throw new ShareError('newer');
  if (!text.startsWith(PREFIX)) throw damaged();
  const packed = withoutChecksum(fromBase64(text.slice(PREFIX.length)));
  try {
    const bytes = await through(packed, new DecompressionStream('deflate-raw'));
    return readShare(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw damaged();
  }
}

/** A share as a file, for what is too long for a link: the same text, in a form that says what it is. */
export async function shareFile(share: Share): Promise<string> {
  return `${JSON.stringify({ [FILE_FIELD]: await encodeShare(share) })}\n`;
}

/** @throws ShareError */
export function readShareFile(text: string): Promise<Share> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const code = isRecord(value) ? value[FILE_FIELD] : undefined;
  if (typeof code !== 'string') throw damaged();
  return decodeShare(code);
}
