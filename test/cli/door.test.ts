import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';

const source = (path: string): string => readFileSync(join(packageFolder(), 'src', path), 'utf8');

/** The names between the braces of imports or exports, by where they come from. */
const named = (text: string): (readonly [from: string, name: string])[] =>
  [...text.matchAll(/^(?:import|export)(?: type)? \{([^}]*)\} from '([^']+)';/gm)].flatMap(
    ([, names = '', from = '']) =>
      names
        .split(',')
        .map((name) => name.trim().replace(/^type /, ''))
        .filter((name) => name !== '')
        .map((name) => [from, name] as const),
  );

test('commands take from the package what it exports, so that scripts can do what they do', () => {
  const exported = new Set(named(source('lib/index.ts')).map(([, name]) => name));
  expect(exported).toContain('simulate');
  const files = readdirSync(join(packageFolder(), 'src', 'cli'), { recursive: true, encoding: 'utf8' });
  const taken = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => named(source(join('cli', file))).map(([from, name]) => ({ file, from, name })));
  const passing = taken.filter(({ from, name }) => /(?:\.\.\/)+lib\/.+\//.test(from) && exported.has(name));
  expect(passing).toEqual([]);
  expect(taken.some(({ from }) => from === '../lib/index.ts')).toBe(true);
});
