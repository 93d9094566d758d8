import type { Report } from '../finding.ts';
import { makeSource, startOf, type Source } from './source.ts';

/** Largest file that is read, in bytes of UTF-8. */
const FILE_BYTES = 1_048_576;

const BYTE_ORDER_MARK = '\uFEFF';
/** Characters that no text file holds on purpose: controls, and a carriage return without its line feed. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\r(?!\n)/;

function byteLength(content: string | Uint8Array): number {
  if (typeof content !== 'string') return content.byteLength;
  // A UTF-16 unit takes one to three bytes, so most texts need no encoding to be measured.
  if (content.length * 3 <= FILE_BYTES || content.length > FILE_BYTES) return content.length;
  return new TextEncoder().encode(content).byteLength;
}

/** By its mark, or by a zero in every other byte: Latin letters and digits have one. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return first === 0 ? third === 0 && !!second && !!fourth : second === 0 && fourth === 0 && !!third;
}

function decodeBytes(file: string, bytes: Uint8Array, report: Report): string | undefined {
  if (isUtf16(bytes)) {
    report.add('encoding', { found: 'UTF-16' }, startOf(makeSource(file, '')));
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const lenient = makeSource(file, new TextDecoder('utf-8').decode(bytes));
    const start = Math.max(0, lenient.text.indexOf('\uFFFD'));
    report.add('encoding', { found: 'unknown' }, { source: lenient, start, end: start + 1 });
    return undefined;
  }
}

/** Reads a file's content as text: UTF-8, of a stated size, without control characters. Undefined after an error. */
export function decode(file: string, content: string | Uint8Array, report: Report): Source | undefined {
  const bytes = byteLength(content);
  if (bytes > FILE_BYTES) {
    report.add('file-too-large', { bytes, limit: FILE_BYTES }, startOf(makeSource(file, '')));
    return undefined;
  }
  const decoded = typeof content === 'string' ? content : decodeBytes(file, content, report);
  if (decoded === undefined) return undefined;
  const marked = decoded.startsWith(BYTE_ORDER_MARK);
  const source = makeSource(file, marked ? decoded.slice(1) : decoded);
  if (marked)
    report.add(file.endsWith('.json') ? 'json-byte-order-mark' : 'byte-order-mark', {}, startOf(source));
  const control = CONTROL.exec(source.text);
  if (control !== null) {
    const hex = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report.add(
      'control-character',
      { character: `U+${hex}` },
      { source, start: control.index, end: control.index + 1 },
    );
    return undefined;
  }
  return source;
}
