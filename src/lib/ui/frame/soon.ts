/**
 * Work that waits its turn: each piece is done in a task of its own, once the page has been painted, so that several charts, or
 * one that comes with other news, never keep the page from answering.
 */
const waiting = new Map<object, () => void>();

const plan = (): void => void requestAnimationFrame(() => setTimeout(next));

function next(): void {
  const [first] = waiting;
  if (!first) return;
  const [owner, work] = first;
  waiting.delete(owner);
  if (waiting.size > 0) plan();
  work();
}

/** Does work soon, in place of what its owner still waits for. */
export function soon(owner: object, work: () => void): void {
  if (waiting.size === 0) plan();
  waiting.set(owner, work);
}

/** What the owner waits for is not needed any more. */
export const notAnyMore = (owner: object): void => void waiting.delete(owner);
