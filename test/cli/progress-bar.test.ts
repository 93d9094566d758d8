import type { WriteStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { ProgressBar } from '../../src/cli/progress-bar.ts';

function screen(isTTY: boolean): { readonly stream: WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { stream: stream as unknown as WriteStream, written };
}

describe('the progress bar', () => {
  test('shows a share on a terminal, and takes itself away', () => {
    const { stream, written } = screen(true);
    const bar = new ProgressBar(stream);
    bar.show(0.5);
    bar.clear();
    expect(written).toEqual([`\r\u001B[2K[${'#'.repeat(15)}${'.'.repeat(15)}] 50%`, '\r\u001B[2K']);
  });

  test('does not draw more often than an eye can follow', () => {
    const { stream, written } = screen(true);
    const bar = new ProgressBar(stream);
    for (let share = 0; share <= 1; share += 0.01) bar.show(share);
    expect(written.length).toBeLessThan(5);
  });

  test('writes nothing where there is no terminal', () => {
    const { stream, written } = screen(false);
    const bar = new ProgressBar(stream);
    bar.show(0.5);
    bar.clear();
    expect(written).toEqual([]);
  });
});
