import Table from 'cli-table3';

type Align = 'left' | 'right';

/** cli-table3 colours heads and borders unless told not to. */
const PLAIN = { head: [], border: [] };

/** No lines, two columns of space between fields. */
const LINELESS = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
    ['', '-mid', '-left', '-right'].map((part) => [`${side}${part}`, '']),
  ),
);

const trimmed = (text: string): string => text.replaceAll(/[^\S\n]+$/gm, '');

/** A table with lines around every field; a field may have several lines. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: PLAIN });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

/** A list without lines, its columns aligned as told. */
export function listing(
  head: readonly string[],
  align: readonly Align[],
  rows: readonly (readonly string[])[],
): string {
  const table = new Table({
    head: [...head],
    colAligns: [...align],
    chars: { ...LINELESS, middle: '' },
    style: { ...PLAIN, 'padding-left': 0, 'padding-right': 2 },
  });
  table.push(...rows.map((row) => [...row]));
  return trimmed(table.toString());
}
