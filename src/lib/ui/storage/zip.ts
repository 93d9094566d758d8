import { crc32 } from './crc32.ts';
import type { Content } from './store.ts';

/** Signatures of the format's three records. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, the first day of the format: files carry no time of their own. */
const FIRST_DAY = 0x21;

interface Entry {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
  readonly crc: number;
  readonly offset: number;
}

/** A record of little-endian fields, each by its size in bytes, with what follows it. */
function record(
  length: number,
  fields: readonly (readonly [bytes: 2 | 4, value: number])[],
  ...rest: readonly Uint8Array[]
): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return [new Uint8Array(view.buffer), ...rest.map((bytes) => new Uint8Array(bytes))];
}

/** What both records of a file say about it. */
const about = ({ name, bytes, crc }: Entry): (readonly [2 | 4, number])[] => [
  [2, VERSION],
  [2, UTF8],
  [2, 0],
  [2, 0],
  [2, FIRST_DAY],
  [4, crc],
  [4, bytes.length],
  [4, bytes.length],
  [2, name.length],
  [2, 0],
];

/** Files as one .zip, as they are: plans are small, and every program opens it. */
export function zip(files: readonly (readonly [path: string, content: Content])[]): Blob {
  const encoder = new TextEncoder();
  let offset = 0;
  const entries = files.map(([path, content]): Entry => {
    const name = encoder.encode(path);
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    const entry = { name, bytes, crc: crc32(bytes), offset };
    offset += LOCAL_BYTES + name.length + bytes.length;
    return entry;
  });
  const locals = entries.flatMap((entry) =>
    record(LOCAL_BYTES, [[4, LOCAL], ...about(entry)], entry.name, entry.bytes),
  );
  const centrals = entries.flatMap((entry) =>
    record(
      CENTRAL_BYTES,
      [[4, CENTRAL], [2, VERSION], ...about(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset]],
      entry.name,
    ),
  );
  const size = centrals.reduce((sum, { length }) => sum + length, 0);
  const count = entries.length;
  const end = record(END_BYTES, [
    [4, END],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
  ]);
  return new Blob([...locals, ...centrals, ...end], { type: 'application/zip' });
}
