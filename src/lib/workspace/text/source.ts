/** A file's text, with what is needed to tell line and column. */
export interface Source {
  /** Path relative to the workspace, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A stretch of a file, as offsets into its text; `end` is not included. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Line and column, both from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Prepares a text for looking up positions. */
export function makeSource(file: string, text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text, lineStarts };
}

/** The place that stands for a whole file: its very start. */
export const startOf = (source: Source): Place => ({ source, start: 0, end: 0 });

/** Where an offset lies. */
export function positionOf(source: Source, offset: number): Position {
  const { lineStarts } = source;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}

/** A line's text without its line break; empty when there is no such line. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  const next = source.lineStarts[line];
  return source.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '');
}

/** A stretch of a text that stands at a place, where the file has it letter by letter; else the whole place. */
export function placeWithin(place: Place, text: string, from: number, to: number): Place {
  const { source, start, end } = place;
  const offset = source.text.slice(start, end).indexOf(text);
  return offset < 0 ? place : { source, start: start + offset + from, end: start + offset + to };
}
