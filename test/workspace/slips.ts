import fc from 'fast-check';
import { expect } from 'vitest';
import {
  LANGUAGES,
  readWorkspace,
  renderFinding,
  type WorkspaceFiles,
  type WorkspaceResult,
} from '../../src/lib/workspace/index.ts';
import {
  BUSINESS,
  CALM,
  CONDITIONS,
  FACTS,
  NOTES,
  PLAN,
  PLAYS,
  SQUEEZE,
  STEADY,
  TARGETS,
  textOf,
  WATCH,
  workspace,
} from './fixture.ts';

const PATHS = [BUSINESS, TARGETS, PLAN, STEADY, CALM, SQUEEZE, WATCH, PLAYS, FACTS, CONDITIONS, NOTES];

/** Reads, and holds what comes back to what every result must be: never a throw, never an empty refusal. */
export function expectOrder(files: WorkspaceFiles): void {
  expectInOrder(readWorkspace(files));
}

/** Holds a result to what every result must be: a refusal has an error, and findings have places and words. */
export function expectInOrder(result: WorkspaceResult): void {
  if (result.ok) return;
  expect(result.findings.some(({ severity }) => severity === 'error')).toBe(true);
  for (const finding of result.findings) {
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.column).toBeGreaterThan(0);
    for (const lang of LANGUAGES) {
      const text = renderFinding(finding, lang);
      expect(text).toContain(finding.file);
      expect(text).not.toMatch(/\bundefined\b|\[object/);
    }
  }
}

export const anyPath = fc.constantFrom(...PATHS);

/** Bits of text that mean something to the readers. */
const SPICE = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '"',
  "'",
  '&a ',
  '*a',
  '!!',
  '|',
  '>',
  '%',
  '~',
  'null',
  'true',
  '.nan',
  '1e999',
  '-1',
  '0',
  '50',
  '5%',
  '\t',
  '\n',
  '  ',
  '#',
  '__proto__',
  'toString',
  '<<',
  'based_on: plan',
  'include: [squeeze]',
  'month 13',
  '9999999999',
  '中文',
  '\u0000',
  '\uFEFF',
  '---\n',
  '?',
  ',',
  'price',
  'all',
  'not',
];

const slip = fc.record({
  path: anyPath,
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 30 }),
  put: fc.oneof(fc.constantFrom(...SPICE), fc.string({ maxLength: 8 }), fc.constant('')),
});

interface Slip {
  readonly path: string;
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

function apply(edits: readonly Slip[]): WorkspaceFiles {
  const texts = new Map<string, string>();
  for (const { path: file, at, cut, put } of edits) {
    const text = texts.get(file) ?? textOf(file);
    const offset = Math.floor(at * text.length);
    texts.set(file, text.slice(0, offset) + put + text.slice(offset + cut));
  }
  return workspace(Object.fromEntries(texts));
}

/** The fixture with one to four random edits in its files. */
export const misspelt: fc.Arbitrary<WorkspaceFiles> = fc
  .array(slip, { minLength: 1, maxLength: 4 })
  .map(apply);
