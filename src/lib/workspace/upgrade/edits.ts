import type { Source } from '../text/source.ts';
import { listTree, mapTree, type Tree } from '../text/tree.ts';

/** A text in the place of a stretch of a file; offsets as of a place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits in the order of the file; none may overlap another. */
const inOrder = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => a.start - b.start);

/** The text after edits: all else, comments among it, stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = text;
  for (const { start, end, text: by } of inOrder(edits).reverse())
    edited = edited.slice(0, start) + by + edited.slice(end);
  return edited;
}

/** Where an offset of the edited text was before; inside a new text, where that was put. */
function before(offset: number, edits: readonly Edit[]): number {
  let moved = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (offset < start + moved) break;
    if (offset < start + moved + text.length) return start;
    moved += text.length - (end - start);
  }
  return offset - moved;
}

/** The tree of an edited text with the places of the text as it was, which is what people see. */
export function placedBefore(tree: Tree, edits: readonly Edit[], source: Source): Tree {
  const known = new Map<Tree, Tree>();
  const placeOf = ({ start, end }: Tree['place']): Tree['place'] => ({
    source,
    start: before(start, edits),
    end: before(end, edits),
  });
  const place = (part: Tree): Tree => {
    // What an alias stands for is in the tree more than once.
    const done = known.get(part) ?? placed(part);
    known.set(part, done);
    return done;
  };
  const placed = (part: Tree): Tree => {
    if (part.kind === 'scalar') return { ...part, place: placeOf(part.place) };
    if (part.kind === 'list') return listTree(placeOf(part.place), part.items.map(place));
    const entries = [...part.entries].map(
      ([key, entry]) => [key, { key: placeOf(entry.key), value: place(entry.value) }] as const,
    );
    return mapTree(placeOf(part.place), new Map(entries));
  };
  return place(tree);
}
