import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/lib/ui/engine/engine.ts';
import { LastingEngine } from '../../src/lib/ui/study/lasting-engine.svelte.ts';
import { WorkerError } from '../../src/lib/simulation/browser-link.ts';

/** Engines that can do nothing but be closed. */
function engines() {
  const made: Engine[] = [];
  const lasting = new LastingEngine(() => {
    const engine = { close: () => undefined } as unknown as Engine;
    made.push(engine);
    return engine;
  });
  return { made, lasting };
}

const breakOff = (): Promise<never> => Promise.reject(new WorkerError('ended'));

/** Work that breaks off so many times before it is done. */
function workThat(breaksOff: number) {
  const on: Engine[] = [];
  const work = (engine: Engine): Promise<string> => {
    on.push(engine);
    return on.length <= breaksOff ? breakOff() : Promise.resolve('done');
  };
  return { on, work };
}

describe('an engine whose worker breaks off', () => {
  test('hands its work to another one by itself, and that is told', async () => {
    const { made, lasting } = engines();
    const { on, work } = workThat(1);
    expect(await lasting.do(work)).toBe('done');
    expect([on, lasting.restarted, made.length]).toEqual([made, true, 2]);
  });

  test('hands over all its work, to one', async () => {
    const { made, lasting } = engines();
    const works = [workThat(1), workThat(1), workThat(0)];
    expect(await Promise.all(works.map(({ work }) => lasting.do(work)))).toEqual(['done', 'done', 'done']);
    expect(made).toHaveLength(2);
  });

  test('is given up when it keeps breaking off, until it is forgiven', async () => {
    const { made, lasting } = engines();
    await expect(lasting.do(breakOff)).rejects.toThrow('ended');
    expect(made).toHaveLength(4);
    lasting.forgive();
    expect(await lasting.do(workThat(3).work)).toBe('done');
  });

  test('does nothing again that is no longer wanted', async () => {
    const { lasting } = engines();
    await expect(lasting.do(breakOff, () => false)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('an engine that was closed, and work that failed by itself, hand nothing over', async () => {
  const { made, lasting } = engines();
  const closed = lasting.do(async () => {
    lasting.close();
    return breakOff();
  });
  await expect(closed).rejects.toThrow('ended');
  await expect(lasting.do(() => Promise.reject(new Error('other')))).rejects.toThrow('other');
  expect([made.length, lasting.restarted]).toEqual([2, false]);
});
