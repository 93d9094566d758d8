import type { CST } from 'yaml';
import { positionOf, type Source } from '../text/source.ts';
import { flowText, Unusual } from './yaml-flow.ts';

/** Spaces by which what is within something stands to its right. */
export const STEP = 2;

/** A map or list that is open on a line: where its entries stand, and where they are to stand. */
export interface Block {
  readonly old: number;
  readonly indent: number;
}

/** A stretch of a line and what is to stand there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something that goes on over the line it begins on. */
export interface Long {
  readonly kind: 'brackets' | 'scalar' | 'block scalar';
  /** The line it begins on, from 1, and the last that is its own. */
  readonly first: number;
  readonly last: number;
  /** Of a block scalar, where its text is to stand; undefined where it says itself how far it stands in. */
  readonly indent?: number;
}

/** How a file is laid out and how it is to be: lines count from 1. */
export interface Layout {
  /** Where the first character of a line is to stand; of other lines nothing is said. */
  readonly indents: ReadonlyMap<number, number>;
  /** The blocks that are open on a line that begins an entry, innermost last. */
  readonly blocks: ReadonlyMap<number, readonly Block[]>;
  readonly longs: readonly Long[];
  readonly edits: readonly Edit[];
}

class LayoutReader {
  readonly indents = new Map<number, number>();
  readonly blocks = new Map<number, readonly Block[]>();
  readonly longs: Long[] = [];
  readonly edits: Edit[] = [];
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** @param indent - where the value is to stand if it begins a line or opens a block */
  read(token: CST.Token, indent: number, open: readonly Block[]): void {
    switch (token.type) {
      case 'block-map':
      case 'block-seq':
        this.#block(token, indent, open);
        return;
      case 'flow-collection':
        this.#place(token.offset, indent);
        this.#brackets(token);
        return;
      case 'block-scalar':
        this.#blockScalar(token, indent);
        return;
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar': {
        this.#place(token.offset, indent);
        const [first, last] = this.#lines(token.offset, token.offset + token.source.length);
        if (last > first) this.longs.push({ kind: 'scalar', first, last });
        return;
      }
      default:
        if ('offset' in token) this.#place(token.offset, indent);
    }
  }

  #line(offset: number): number {
    return positionOf(this.#source, offset).line;
  }

  #lines(start: number, end: number): [number, number] {
    return [this.#line(start), this.#line(Math.max(start, end - 1))];
  }

  /** Notes where something is to stand, if it is the first of its line. */
  #place(offset: number, indent: number): void {
    const { line, column } = positionOf(this.#source, offset);
    const before = this.#source.text.slice(offset - column + 1, offset);
    if (before.trim() === '' && !this.indents.has(line)) this.indents.set(line, indent);
  }

  #block(token: CST.BlockMap | CST.BlockSequence, indent: number, open: readonly Block[]): void {
    let own: readonly Block[] | undefined;
    for (const { start, key, sep = [], value } of token.items) {
      if (start.some(({ type }) => type === 'explicit-key-ind')) throw new Unusual();
      const head = start.find(({ type }) => type === 'seq-item-ind' || type === 'anchor' || type === 'tag');
      const offset = head?.offset ?? (key && 'offset' in key ? key.offset : undefined);
      // What is left of a list or map after its last entry: blank lines and comments.
      if (offset === undefined) continue;
      own ??= [...open, { old: positionOf(this.#source, offset).column - 1, indent }];
      this.#place(offset, indent);
      this.blocks.set(this.#line(offset), own);
      this.#gaps(start);
      this.#gaps(sep);
      if (key) this.#key(key);
      if (value) this.read(value, indent + STEP, own);
    }
  }

  #key(key: CST.Token): void {
    if (key.type === 'flow-collection' || key.type === 'block-scalar') throw new Unusual();
    if (key.type !== 'alias' && 'end' in key && Array.isArray(key.end)) {
      for (const { type, offset, source } of key.end)
        if (type === 'space') this.edits.push({ start: offset, end: offset + source.length, text: '' });
    }
  }

  /** One space behind a dash, a colon, an anchor or a tag, none before a colon. */
  #gaps(tokens: readonly CST.SourceToken[]): void {
    let begun = false;
    for (const [index, { type, offset, source }] of tokens.entries()) {
      if (type === 'newline') begun = false;
      else if (type !== 'space') begun = type !== 'comment';
      else {
        const next = tokens[index + 1]?.type;
        const edit = { start: offset, end: offset + source.length };
        if (next === 'map-value-ind') this.edits.push({ ...edit, text: '' });
        else if (begun && next !== 'comment' && next !== 'newline') this.edits.push({ ...edit, text: ' ' });
      }
    }
  }

  #brackets(token: CST.FlowCollection): void {
    const close = token.end[0];
    if (close === undefined) throw new Unusual();
    const end = close.offset + close.source.length;
    const [first, last] = this.#lines(token.offset, end);
    if (first === last) {
      this.edits.push({ start: token.offset, end, text: flowText(token) });
      return;
    }
    this.longs.push({ kind: 'brackets', first, last });
    for (const { key, value } of token.items) {
      for (const part of [key, value]) if (part?.type === 'flow-collection') this.#brackets(part);
    }
  }

  #blockScalar(token: CST.BlockScalar, indent: number): void {
    const header = token.props.find(({ type }) => type === 'block-scalar-header');
    const last = token.props.at(-1);
    if (header === undefined || last === undefined || !('source' in header) || !('source' in last))
      throw new Unusual();
    const start = last.offset + last.source.length;
    if (token.source === '') return;
    const saysIndent = /[1-9]/.test(header.source);
    const lines = this.#lines(start, start + token.source.length);
    this.longs.push({
      kind: 'block scalar',
      first: this.#line(header.offset),
      last: lines[1],
      ...(saysIndent ? {} : { indent }),
    });
  }
}

/**
 * Reads how a file is laid out.
 *
 * @throws Unusual where it has something that no workspace file needs, such as a key that is a list
 */
export function layoutOf(source: Source, tokens: Iterable<CST.Token>): Layout {
  const reader = new LayoutReader(source);
  for (const token of tokens) if (token.type === 'document' && token.value) reader.read(token.value, 0, []);
  return reader;
}
