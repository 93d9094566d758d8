import {
  FlowReader,
  readQuoted,
  type SoftEntry,
  type SoftItem,
  type SoftNode,
  type SoftScalar,
} from './soft.ts';

/** A line that has something on it, where that begins. */
interface Line {
  indent: number;
  start: number;
  readonly end: number;
}

const KEY_COLON =
  /^(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"'#[\]{},&*!|>%@`-][^\n]*?|-[^\s][^\n]*?)[ \t]*:(?=[ \t]|$)/;
const COMMENT = /(?:^|[ \t])#.*$/;

/** Makes out a YAML file by the indentation of its lines; what stands in brackets is read as such. */
class BlockReader {
  readonly #text: string;
  readonly #lines: Line[] = [];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    let at = 0;
    for (const line of text.split('\n')) {
      const content = line.trim();
      if (content !== '' && !content.startsWith('#') && content !== '---') {
        const indent = line.length - line.trimStart().length;
        this.#lines.push({ indent, start: at + indent, end: at + line.trimEnd().length });
      }
      at += line.length + 1;
    }
  }

  /** The block whose lines stand in at least so far. */
  read(least: number): SoftNode | undefined {
    const line = this.#lines[this.#next];
    if (!line || line.indent < least) return undefined;
    const rest = this.#rest(line);
    if (isDash(rest)) return this.#list(line.indent);
    if (KEY_COLON.test(rest) || !/^["'[{|>]/.test(rest)) return this.#map(line.indent);
    return this.#inline(line, line.start);
  }

  #rest({ start, end }: Line): string {
    return this.#text.slice(start, end);
  }

  #list(indent: number): SoftNode {
    const items: SoftItem[] = [];
    const start = this.#lines[this.#next]?.start ?? 0;
    for (;;) {
      const line = this.#lines[this.#next];
      if (line?.indent !== indent || !isDash(this.#rest(line))) break;
      const dash = line.start;
      const rest = this.#rest(line).slice(1);
      const blank = rest.length - rest.trimStart().length;
      if (rest.trim() === '' || rest.trimStart().startsWith('#')) this.#next++;
      else {
        // what stands behind the dash begins a block of its own
        line.start += 1 + blank;
        line.indent += 1 + blank;
      }
      const value = this.read(indent + 1);
      items.push({ start: dash, ...(value && { value }), end: this.#boundary() });
    }
    return { kind: 'list', flow: false, indent, start, end: this.#boundary(), items };
  }

  #map(indent: number): SoftNode {
    const entries: SoftEntry[] = [];
    const start = this.#lines[this.#next]?.start ?? 0;
    for (;;) {
      const line = this.#lines[this.#next];
      if (line?.indent !== indent || isDash(this.#rest(line))) break;
      entries.push(this.#entry(line));
    }
    return { kind: 'map', flow: false, indent, start, end: this.#boundary(), entries };
  }

  #entry(line: Line): SoftEntry {
    const rest = this.#rest(line);
    const head = KEY_COLON.exec(rest)?.[0];
    if (head === undefined) {
      const key = this.#scalarAt(line.start, line.end);
      this.#skipDeeper(line.indent);
      return { key, end: this.#boundary() };
    }
    const colon = line.start + head.length - 1;
    const key = this.#scalarAt(line.start, colon);
    const behind = this.#text.slice(colon + 1, line.end);
    const content = behind.replace(COMMENT, '').trim();
    const value = content === '' ? this.#below(line.indent) : this.#inline(line, colon + 1 + leading(behind));
    return { key, colon, ...(value && { value }), end: this.#boundary() };
  }

  /** What stands below a key; a list may stand as far to the left as its key. */
  #below(indent: number): SoftNode | undefined {
    this.#next++;
    const line = this.#lines[this.#next];
    const isList = line?.indent === indent && isDash(this.#rest(line));
    return isList ? this.#list(indent) : this.read(indent + 1);
  }

  /** A value on the line of its key or dash. */
  #inline(line: Line, start: number): SoftNode | undefined {
    const first = this.#text[start] ?? '';
    if (first === '{' || first === '[') {
      const reader = new FlowReader(this.#text, start);
      const node = reader.read();
      this.#next++;
      while ((this.#lines[this.#next]?.start ?? Infinity) < reader.at) this.#next++;
      return node;
    }
    if (first === '|' || first === '>') {
      this.#skipDeeper(line.indent);
      return undefined;
    }
    const scalar = this.#scalarAt(start, line.end);
    this.#skipDeeper(line.indent);
    return scalar;
  }

  /** Lines that go on with what a line began. */
  #skipDeeper(indent: number): void {
    this.#next++;
    while ((this.#lines[this.#next]?.indent ?? -1) > indent) this.#next++;
  }

  #scalarAt(start: number, end: number): SoftScalar {
    const first = this.#text[start];
    if (first === '"' || first === "'") return readQuoted(this.#text, start);
    const text = this.#text.slice(start, end).replace(COMMENT, '').trimEnd();
    return { kind: 'scalar', text, start, end: start + text.length, quote: '', closed: true };
  }

  /** Where the next thing begins, or the text ends. */
  #boundary(): number {
    const line = this.#lines[this.#next];
    return line ? this.#text.lastIndexOf('\n', line.start - 1) + 1 : this.#text.length;
  }
}

const isDash = (rest: string): boolean => rest === '-' || /^-\s/.test(rest);
const leading = (text: string): number => text.length - text.trimStart().length;

/** Makes out a YAML file as far as it goes. */
export const readSoftYaml = (text: string): SoftNode | undefined => new BlockReader(text).read(0);
