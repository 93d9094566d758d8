import { describe, expect, test, vi } from 'vitest';
import { CellStudy } from '../../src/lib/ui/cell/cell-study.svelte.ts';
import type { CellDetail, CellOrder } from '../../src/lib/ui/engine/cell-types.ts';
import type { Study } from '../../src/lib/ui/study/study.svelte.ts';

const orderOf = (strategy: string, runs = 10): CellOrder =>
  ({
    plans: {
      strategies: [{ title: { name: strategy } }],
      worlds: [{ title: { name: 'calm' } }],
      targets: [],
    },
    runs,
    seed: 42,
  }) as unknown as CellOrder;

const detailOf = (strategy: string): CellDetail =>
  ({ outcome: { strategy: { name: strategy }, scenario: { name: 'calm' } } }) as unknown as CellDetail;

const aborted = (): Error => new DOMException('dropped', 'AbortError');

/** A study whose engine answers as it is told to, and tells what it was asked. */
function studyThat(...answers: (CellDetail | Error)[]) {
  const asked: CellOrder[] = [];
  const engine = {
    detail: (order: CellOrder) => {
      asked.push(order);
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  const study = { stage: 'simulating', first: (work: (of: unknown) => unknown) => work(engine) };
  return { asked, study, cell: new CellStudy(study as unknown as Study) };
}

describe('the page of a cell', () => {
  test('simulates it once, however often the same is asked for', async () => {
    const { cell, asked } = studyThat(detailOf('plan'));
    cell.show(orderOf('plan'));
    cell.show(orderOf('plan'));
    expect(cell.working).toBe(true);
    await vi.waitUntil(() => !cell.working);
    expect(cell.detail).toEqual(detailOf('plan'));
    expect(asked).toHaveLength(1);
  });

  test('begins again where something else has come in between', async () => {
    const { cell, asked } = studyThat(aborted(), aborted(), detailOf('plan'));
    cell.show(orderOf('plan'));
    await vi.waitUntil(() => !cell.working);
    expect(cell.detail).toEqual(detailOf('plan'));
    expect(asked).toHaveLength(3);
  });

  test('keeps what there is of the same cell after an edit, marked stale, but nothing of another cell', async () => {
    const { cell } = studyThat(detailOf('plan'), detailOf('plan'), detailOf('other'));
    cell.show(orderOf('plan'));
    await vi.waitUntil(() => !cell.working);
    cell.show(orderOf('plan', 20));
    expect([cell.stale, cell.detail]).toEqual([true, detailOf('plan')]);
    await vi.waitUntil(() => !cell.working);
    expect(cell.stale).toBe(false);
    cell.show(orderOf('other'));
    expect(cell.detail).toBeUndefined();
    await vi.waitUntil(() => !cell.working);
    expect(cell.detail).toEqual(detailOf('other'));
  });

  test('tells what stopped it, and tries again when files have been read anew', async () => {
    const { cell, asked } = studyThat(new Error('no memory'), detailOf('plan'));
    cell.show(orderOf('plan'));
    await vi.waitUntil(() => !cell.working);
    expect(cell.trouble).toEqual({ kind: 'other', reason: 'no memory' });
    cell.show(orderOf('plan'));
    await vi.waitUntil(() => !cell.working);
    expect([cell.trouble, cell.detail, asked.length]).toEqual([undefined, detailOf('plan'), 2]);
  });

  test('stops where the reader cancels', async () => {
    const { cell, study, asked } = studyThat(aborted());
    study.stage = 'cancelled';
    cell.show(orderOf('plan'));
    await vi.waitUntil(() => !cell.working);
    expect([cell.trouble, cell.detail, asked.length]).toEqual([undefined, undefined, 1]);
  });
});
