import { expect, test } from 'vitest';
import { Remembered } from '../../src/lib/model/remember.ts';

test('what is asked for again is not made again, until others have come in between', () => {
  const remembered = new Remembered<{ key: string }>(2);
  const ask = (key: string) => remembered.of(key, () => ({ key }));
  const [a, b] = [ask('a'), ask('b')];
  expect(ask('a')).toBe(a);
  expect(ask('c')).toEqual({ key: 'c' });
  expect(ask('b')).toBe(b);
  expect(ask('a')).not.toBe(a);
  expect(ask('a')).toEqual({ key: 'a' });
});
