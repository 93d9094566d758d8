import type { Place } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import { columns } from '../text/width.ts';

/** Columns of a line. */
const WIDTH = 110;
const STEP = '  ';

/** What a place holds, spelt as it is. */
const written = ({ source, start, end }: Place): string => source.text.slice(start, end);

/** A value on one line; undefined where it takes more columns than there are. */
function inline(tree: Tree, room: number): string | undefined {
  let text: string;
  if (tree.kind === 'scalar') text = written(tree.place);
  else {
    let left = room;
    const parts: string[] = [];
    const add = (key: string, value: Tree): boolean => {
      const part = inline(value, left - key.length);
      if (part === undefined) return false;
      parts.push(key + part);
      left -= key.length + part.length;
      return left >= 0;
    };
    const whole =
      tree.kind === 'list'
        ? tree.items.every((item) => add('', item))
        : [...tree.entries.values()].every(({ key, value }) => add(`${written(key)}: `, value));
    if (!whole) return undefined;
    const joined = parts.join(', ');
    text = tree.kind === 'list' ? `[${joined}]` : joined === '' ? '{}' : `{ ${joined} }`;
  }
  return columns(text) <= room ? text : undefined;
}

/**
 * A value in its canonical layout: on one line where that fits, else an entry a line.
 *
 * @param indent - spaces before its first line
 * @param taken - columns of that line that other text takes: a key before it, a comma behind it
 */
function laidOut(tree: Tree, indent: string, taken: number): string {
  if (tree.kind === 'scalar') return written(tree.place);
  const line = inline(tree, WIDTH - indent.length - taken);
  if (line !== undefined) return line;
  const inner = indent + STEP;
  const entries: (readonly [key: string, value: Tree])[] =
    tree.kind === 'list'
      ? tree.items.map((item) => ['', item])
      : [...tree.entries.values()].map(({ key, value }) => [`${written(key)}: `, value]);
  const lines = entries.map(([key, value], index) => {
    const comma = index < entries.length - 1 ? ',' : '';
    return `${inner}${key}${laidOut(value, inner, columns(key) + comma.length)}${comma}`;
  });
  const [open, close] = tree.kind === 'list' ? '[]' : '{}';
  return `${open}\n${lines.join('\n')}\n${indent}${close}`;
}

/** A JSON file in its canonical layout; numbers and texts stay as they are spelt. */
export const formatJson = (tree: Tree): string => `${laidOut(tree, '', 0)}\n`;
