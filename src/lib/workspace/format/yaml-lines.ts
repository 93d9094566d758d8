import type { Source } from '../text/source.ts';
import { type Block, type Edit, type Layout, type Long, STEP } from './yaml-layout.ts';

interface Line {
  /** Spaces or tabs before its first character. */
  readonly old: number;
  /** The rest, with its edits made; empty for a blank line. */
  readonly text: string;
}

/** A file's lines with the edits made that lie within lines. */
function readLines({ text, lineStarts }: Source, edits: readonly Edit[]): Line[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let next = 0;
  return lineStarts.map((start, index) => {
    const end = (lineStarts[index + 1] ?? text.length + 1) - 1;
    let content = '';
    let at = start;
    for (let edit = sorted[next]; edit !== undefined && edit.start < end; edit = sorted[++next]) {
      content += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    content += text.slice(at, end);
    const rest = content.trimStart();
    return { old: content.length - rest.length, text: rest };
  });
}

/** Text that stands where it should, but for the spaces at its end. */
const ended = (text: string): string => text.replace(/(?<!\\)[ \t]+$/, '');

class LineWriter {
  readonly out: string[] = [];
  readonly #lines: readonly Line[];
  readonly #layout: Layout;
  readonly #longs: ReadonlyMap<number, Long>;
  /** The blocks that are open where the writing has come to. */
  #open: readonly Block[] = [];
  #placed = 0;
  /** Lines written that end in a text whose blank lines count. */
  #fixed = 0;

  constructor(lines: readonly Line[], layout: Layout) {
    this.#lines = lines;
    this.#layout = layout;
    // Of two that begin on a line, the outer one is named first.
    this.#longs = new Map([...layout.longs].reverse().map((long) => [long.first, long]));
  }

  write(): string {
    for (let line = 1; line <= this.#lines.length; line++) {
      const indent = this.#indentOf(line);
      this.#put(indent, this.#lines[line - 1]?.text ?? '');
      const long = this.#longs.get(line);
      if (long === undefined) continue;
      this.#putLong(long, indent, indent - (this.#lines[line - 1]?.old ?? 0));
      line = long.last;
    }
    while (this.out.length > this.#fixed && this.out.at(-1) === '') this.out.pop();
    return this.out.map((each) => `${each}\n`).join('');
  }

  /** A line outside of long texts: no spaces at its end, at most one blank line in a row, none at the top. */
  #put(indent: number, text: string): void {
    const line = ended(text);
    if (line === '' && (this.out.at(-1) ?? '') === '') return;
    this.out.push(line === '' ? '' : ' '.repeat(indent) + line);
  }

  #indentOf(line: number): number {
    const { old = 0, text = '' } = this.#lines[line - 1] ?? {};
    const indent = this.#layout.indents.get(line);
    const blocks = this.#layout.blocks.get(line);
    if (indent === undefined && blocks === undefined && text.startsWith('#')) return this.#comment(line, old);
    this.#open = blocks ?? this.#open;
    return indent ?? old;
  }

  /** The next line of which the layout says where it is to stand; one past the last where there is none. */
  #placedAfter(line: number): number {
    // Comments in a row share it: looking again for each would take a long file very long.
    if (this.#placed <= line) this.#placed = line + 1;
    while (this.#placed <= this.#lines.length && !this.#layout.indents.has(this.#placed)) this.#placed++;
    return this.#placed;
  }

  /** A comment belongs to the entry that follows, unless it stands further in, among the entries before. */
  #comment(line: number, old: number): number {
    const next = this.#placedAfter(line);
    const following = this.#layout.indents.get(next);
    const deepest = this.#open.at(-1);
    const nextOld = this.#lines[next - 1]?.old ?? 0;
    if (following !== undefined && nextOld >= (deepest?.old ?? 0)) return following;
    const after = following === undefined ? [] : [{ old: nextOld, indent: following }];
    let best: Block | undefined;
    for (const block of [...this.#open, ...after])
      if (block.old <= old && block.old >= (best?.old ?? 0)) best = block;
    return best?.indent ?? 0;
  }

  /** What goes on over lines moves with the line it begins on, which stands at `base`, and never left of it. */
  #putLong(long: Long, base: number, shift: number): void {
    if (long.kind === 'block scalar') {
      this.#putBlockScalar(long, shift);
      return;
    }
    for (const { old, text } of this.#lines.slice(long.first, long.last)) {
      const indent = Math.max(/^[\]}]/.test(text) ? base : base + STEP, old + shift);
      // A blank line in a text is a line break of the text.
      if (long.kind === 'scalar' && text === '') this.out.push('');
      else this.#put(indent, text);
    }
  }

  #putBlockScalar(long: Long, shift: number): void {
    const lines = this.#lines.slice(long.first, long.last);
    const first = lines.find(({ text }) => text !== '');
    const by = long.indent === undefined || first === undefined ? shift : long.indent - first.old;
    for (const { old, text } of lines) {
      const indent = Math.max(0, old + by);
      // Spaces beyond the indentation are part of the text.
      this.out.push(text === '' ? '' : ' '.repeat(indent) + text);
    }
    this.#fixed = this.out.length;
  }
}

/** A file's text with its lines where they should stand. */
export const writeLines = (source: Source, layout: Layout): string =>
  new LineWriter(readLines(source, layout.edits), layout).write();
