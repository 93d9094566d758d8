/**
 * A file as far as it can be made out while somebody types in it: brackets that do not close, values that are not there
 * yet, keys without a colon. Offsets are into the text.
 */
export type SoftNode = SoftMap | SoftList | SoftScalar;

export interface SoftScalar {
  readonly kind: 'scalar';
  /** Without its quotes, escapes as they are written. */
  readonly text: string;
  /** With its quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: '"' | "'" | '';
  readonly closed: boolean;
}

export interface SoftEntry {
  readonly key: SoftScalar;
  /** Where the colon stands; undefined while there is none. */
  readonly colon?: number;
  readonly value?: SoftNode;
  /** Up to where the entry has the text: the comma or bracket that ends it, or the next entry. */
  readonly end: number;
}

export interface SoftMap {
  readonly kind: 'map';
  readonly flow: boolean;
  /** Column of its keys, of a map without brackets. */
  readonly indent: number;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly SoftEntry[];
}

export interface SoftList {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly indent: number;
  readonly start: number;
  readonly end: number;
  readonly items: readonly SoftItem[];
}

export interface SoftItem {
  readonly start: number;
  readonly end: number;
  readonly value?: SoftNode;
}

/** Deeper than this nothing is made out. */
const DEEPEST = 100;
const BLANK = /(?:[ \t\r\n]|(?<=^|[\s])#[^\n]*)*/y;
/** A scalar without quotes within brackets: a colon ends it where a blank, a quote or a bracket follows. */
const FLOW_PLAIN = /(?:[^\s,[\]{}:#"']|:(?![\s,[\]{}"']|$)|(?<!\s)[#"']|[ \t](?=[^\s,[\]{}:#"']))+/my;

/** Makes out what stands in brackets: JSON, or a flow collection of YAML. */
export class FlowReader {
  at: number;
  readonly #text: string;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** The value that begins here; undefined where none does. */
  read(depth = 0): SoftNode | undefined {
    this.#blank();
    if (depth > DEEPEST) return undefined;
    switch (this.#text[this.at]) {
      case '{':
        return this.#map(depth);
      case '[':
        return this.#list(depth);
      default:
        return this.#scalar();
    }
  }

  #blank(): void {
    BLANK.lastIndex = this.at;
    this.at += BLANK.exec(this.#text)?.[0].length ?? 0;
  }

  #is(characters: string): boolean {
    return this.at >= this.#text.length || characters.includes(this.#text.charAt(this.at));
  }

  #scalar(): SoftScalar | undefined {
    const start = this.at;
    const first = this.#text[start];
    if (first === '"' || first === "'") {
      const read = readQuoted(this.#text, start);
      this.at = read.end;
      return read;
    }
    FLOW_PLAIN.lastIndex = start;
    const text = FLOW_PLAIN.exec(this.#text)?.[0].trimEnd() ?? '';
    if (text === '') return undefined;
    this.at = start + text.length;
    return { kind: 'scalar', text, start, end: this.at, quote: '', closed: true };
  }

  /** Whether a key with its colon begins here, on another line than the colon before: that one has no value yet. */
  #isNextKey(colon: number): boolean {
    if (!this.#text.slice(colon, this.at).includes('\n')) return false;
    const ahead = new FlowReader(this.#text, this.at);
    if (ahead.#scalar() === undefined) return false;
    ahead.#blank();
    return ahead.#is(':') && ahead.at < this.#text.length;
  }

  #map(depth: number): SoftMap {
    const start = this.at++;
    const entries: SoftEntry[] = [];
    for (;;) {
      this.#blank();
      if (this.#is('}]')) break;
      const before = this.at;
      const key = this.#scalar();
      if (key) entries.push(this.#entry(key, depth));
      else if (this.#is('{[')) this.read(depth + 1);
      else this.at++;
      if (this.at === before) this.at++;
    }
    if (this.#text[this.at] === '}') this.at++;
    return { kind: 'map', flow: true, indent: 0, start, end: this.at, entries };
  }

  #entry(key: SoftScalar, depth: number): SoftEntry {
    this.#blank();
    if (this.#text[this.at] !== ':') return { key, end: this.#untilComma() };
    const colon = this.at++;
    this.#blank();
    if (this.#is(',}]') || this.#isNextKey(colon)) return { key, colon, end: this.#untilComma() };
    const value = this.read(depth + 1);
    return { key, colon, ...(value && { value }), end: this.#untilComma() };
  }

  /** What is between two entries belongs to the first up to a comma. */
  #untilComma(): number {
    this.#blank();
    const end = this.at;
    if (this.#text[this.at] === ',') this.at++;
    return end;
  }

  #list(depth: number): SoftList {
    const start = this.at++;
    const items: SoftItem[] = [];
    for (;;) {
      this.#blank();
      if (this.#is(']}')) break;
      const before = this.at;
      const value = this.read(depth + 1);
      if (value) items.push({ start: before, value, end: this.#untilComma() });
      else this.at++;
    }
    if (this.#text[this.at] === ']') this.at++;
    return { kind: 'list', flow: true, indent: 0, start, end: this.at, items };
  }
}

/** A text in quotes; one that does not close ends with its line. */
export function readQuoted(text: string, start: number): SoftScalar {
  const quote = text[start] === "'" ? "'" : '"';
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n')
    at += quote === '"' && text[at] === '\\' ? 2 : 1;
  at = Math.min(at, text.length);
  const closed = text[at] === quote;
  return {
    kind: 'scalar',
    text: text.slice(start + 1, at),
    start,
    end: closed ? at + 1 : at,
    quote,
    closed,
  };
}
