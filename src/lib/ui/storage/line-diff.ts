/** A line of two texts side by side; undefined where the other text has one more. */
export interface LinePair {
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly same: boolean;
}

/** Comparisons beyond which what lies between the common ends counts as replaced as a whole. */
const MOST_COMPARISONS = 4_000_000;

/** Lengths of the longest common runs of lines from each place on. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i]!, rows[i + 1]!];
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] = left[i] === right[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!);
    }
  }
  return rows;
}

/** Lines that one text has and the other has not, beside each other as far as they go. */
function replaced(left: readonly string[], right: readonly string[]): LinePair[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    left: left[index],
    right: right[index],
    same: false,
  }));
}

function middle(left: readonly string[], right: readonly string[]): LinePair[] {
  if (left.length * right.length > MOST_COMPARISONS) return replaced(left, right);
  const lengths = commonLengths(left, right);
  const pairs: LinePair[] = [];
  let [i, j, fromI, fromJ] = [0, 0, 0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      pairs.push(...replaced(left.slice(fromI, i), right.slice(fromJ, j)));
      pairs.push({ left: left[i], right: right[j], same: true });
      i++;
      j++;
      [fromI, fromJ] = [i, j];
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  pairs.push(...replaced(left.slice(fromI), right.slice(fromJ)));
  return pairs;
}

/** Two texts line by line, lines that both have beside each other. */
export function linePairs(left: string, right: string): LinePair[] {
  const [a, b] = [left.split('\n'), right.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const same = (lines: readonly string[]): LinePair[] =>
    lines.map((line) => ({ left: line, right: line, same: true }));
  return [
    ...same(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

/** A line of either text by its number there. */
export interface NumberedPair extends LinePair {
  readonly leftNumber: number | undefined;
  readonly rightNumber: number | undefined;
}

/** Lines near a difference, and in between how many are left out. */
export type DiffPart = { readonly alike: number } | { readonly pairs: readonly NumberedPair[] };

/** Lines shown before and after a difference. */
const AROUND = 3;

/** The differences of two texts, with some lines around them. */
export function diffParts(left: string, right: string): DiffPart[] {
  let [leftNumber, rightNumber] = [0, 0];
  const pairs = linePairs(left, right).map((pair): NumberedPair => ({
    ...pair,
    leftNumber: pair.left === undefined ? undefined : ++leftNumber,
    rightNumber: pair.right === undefined ? undefined : ++rightNumber,
  }));
  const isNear = pairs.map((_, index) =>
    pairs.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ same }) => !same),
  );
  const parts: DiffPart[] = [];
  let from = 0;
  for (let index = 1; index <= pairs.length; index++) {
    if (index < pairs.length && isNear[index] === isNear[from]) continue;
    parts.push(isNear[from] ? { pairs: pairs.slice(from, index) } : { alike: index - from });
    from = index;
  }
  return parts;
}
