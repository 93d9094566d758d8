/** Edit distance with swaps of neighbours (optimal string alignment), in whole edits. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j - 1]! + (same ? 0 : 1), above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}

/** Names longer than this are never a slip of the pen for a name there is. */
const LONGEST_NAME = 80;

/** Edits up to which a name is taken for a slip of another: one for the shortest, then two, then a third of its length. */
const mostEdits = (length: number): number => (length < 4 ? 1 : Math.max(2, Math.floor(length / 3)));

/** The letters of a text as bits; those that share a bit are taken for one. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let place = 0; place < text.length; place += 1) letters |= 1 << (text.charCodeAt(place) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** No fewer edits than this lead from one text to another: an edit brings in, or takes out, one letter at most. */
const fewestEdits = (a: number, b: number): number => Math.max(countBits(a & ~b), countBits(b & ~a));

/** The candidate closest to `name`, the first of several; undefined if none is close. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = name.toLowerCase();
  const letters = lettersOf(wanted);
  let least = mostEdits(name.length) + 1;
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const lower = candidate.toLowerCase();
    if (fewestEdits(letters, lettersOf(lower)) >= least) continue;
    const distance = editDistance(wanted, lower);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}
