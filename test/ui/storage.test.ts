import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/lib/ui/storage/crc32.ts';
import { diffParts, linePairs } from '../../src/lib/ui/storage/line-diff.ts';
import { otherName } from '../../src/lib/ui/storage/other-name.ts';
import { isWorkspacePath } from '../../src/lib/ui/storage/paths.ts';
import { versionOf, workspaceVersion } from '../../src/lib/ui/storage/store.ts';
import { zip } from '../../src/lib/ui/storage/zip.ts';

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '  d'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

describe('two versions of a file', () => {
  test('are both there whole, side by side, and lines said to be the same are', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const pairs = linePairs(left, right);
        const side = (which: 'left' | 'right'): string =>
          pairs
            .map((pair) => pair[which])
            .filter((line) => line !== undefined)
            .join('\n');
        expect(side('left')).toBe(left);
        expect(side('right')).toBe(right);
        for (const pair of pairs) expect(pair.left === pair.right).toBe(pair.same);
      }),
    );
  });

  test('show what differs with its line numbers, and say how much is left out', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const changed = lines.with(9, 'changed').toSpliced(9, 0, 'new');
    const parts = diffParts(lines.join('\n'), changed.join('\n'));
    expect(parts.map((part) => ('alike' in part ? part.alike : part.pairs.length))).toEqual([6, 8, 7]);
    const [, near] = parts;
    const numbers = near && 'pairs' in near ? near.pairs.map((p) => [p.leftNumber, p.rightNumber]) : [];
    expect(numbers[0]).toEqual([7, 7]);
    expect(numbers.at(-1)).toEqual([13, 14]);
    expect(diffParts('same', 'same')).toEqual([{ alike: 1 }]);
  });

  test('of which one is kept under another name never take the name of a third', () => {
    const taken = new Set(['scenarios/storm-mine.yaml']);
    expect(otherName('scenarios/storm.yaml', taken)).toBe('scenarios/storm-mine-2.yaml');
    expect(otherName('rules/plan-2026.json', taken)).toBe('rules/plan-2026-mine.json');
    expect(otherName('scenarios/shop/strategies/a.yml', taken)).toBe('scenarios/shop/strategies/a-mine.yml');
    for (const single of [
      'scenarios/shop/business.yaml',
      'scenarios/shop/targets.yaml',
      'rules/plays.yaml',
    ]) {
      expect(otherName(single, taken)).toBeUndefined();
    }
  });
});

test.each([
  ['scenarios/a.yaml', true],
  ['rules/b.JSON', true],
  ['scenarios/shop/strategies/新.yml', true],
  ['scenarios/checks/expectations.yaml', true],
  ['scenarios/checks/recorded/steady.calm.json', false],
  ['scenarios', false],
  ['scenarios/a.txt', false],
  ['scenarios/../a.yaml', false],
  ['scenarios/.a.yaml', false],
  ['src/a.yaml', false],
  ['/scenarios/a.yaml', false],
  ['scenarios\\..\\a.yaml', false],
])('%s is a path of a workspace: %s', (path, is) => {
  expect(isWorkspacePath(path)).toBe(is);
});

test('a version is the SHA-256 of the bytes, and a workspace’s does not depend on the order of files', async () => {
  const text = '名: 新\n';
  const hash = createHash('sha256').update(text).digest('hex');
  expect(await versionOf(text)).toBe(hash);
  expect(await versionOf(new TextEncoder().encode(text))).toBe(hash);
  const files: [string, string][] = [
    ['a', '1'],
    ['b', '2'],
  ];
  const version = await workspaceVersion(new Map(files));
  expect(await workspaceVersion(new Map(files.toReversed()))).toBe(version);
  expect(await workspaceVersion(new Map([...files, ['c', '3']]))).not.toBe(version);
});

test('the checksum is that of zip and gzip', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

/** The files of a .zip, found as other programs find them: from its end, through its list of contents. */
function unzip(bytes: Buffer): [name: string, content: Buffer][] {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files: [string, Buffer][] = [];
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    expect(bytes.readUInt16LE(at + 8) & 0x0800).toBe(0x0800);
    const [crc, size] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)];
    const length = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    expect(bytes.subarray(local + 14, local + 28)).toEqual(bytes.subarray(at + 16, at + 30));
    expect(bytes.toString('utf8', local + 30, local + 30 + length)).toBe(name);
    const content = bytes.subarray(local + 30 + length, local + 30 + length + size);
    expect(crc32(content)).toBe(crc);
    files.push([name, content]);
    at += 46 + length;
  }
  expect(at).toBe(end);
  return files;
}

test('a .zip holds every file, with names in Chinese', async () => {
  const files: [string, string | Uint8Array][] = [
    ['scenarios/风暴.yaml', 'name: 风暴\n'],
    ['rules/empty.json', ''],
    ['rules/bytes.json', Uint8Array.of(0, 255, 1)],
  ];
  const found = unzip(Buffer.from(await zip(files).arrayBuffer()));
  expect(found).toEqual(files.map(([path, content]) => [path, Buffer.from(content)]));
});
