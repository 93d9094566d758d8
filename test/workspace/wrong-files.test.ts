import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  explainFinding,
  LANGUAGES,
  readWorkspace,
  renderFinding,
  type Finding,
} from '../../src/lib/workspace/index.ts';
import { FolderError, readFolder } from '../../src/lib/workspace/node-folder.ts';
import { workspace } from './fixture.ts';
import { CODE, codesIn, HALF_WIDTH } from './reading.ts';
import { RIGHT_FILES, WRONG_FILES, WRONG_FOLDERS } from './wrong-files.ts';
import { ALLOW_CASES } from './wrong/allow.ts';
import { BUSINESS_CASES } from './wrong/business.ts';
import type { WrongFile } from './wrong/case.ts';
import { CHECK_CASES } from './wrong/checks.ts';
import { PLAN_CASES } from './wrong/plans.ts';
import { RULE_CASES } from './wrong/rules.ts';
import { TEXT_CASES } from './wrong/text.ts';

const TOPICS: Readonly<Record<string, readonly WrongFile[]>> = {
  text: TEXT_CASES,
  'the shop and its targets': BUSINESS_CASES,
  'strategies and scenarios': PLAN_CASES,
  rules: RULE_CASES,
  exceptions: ALLOW_CASES,
  'expectations and tests of rules': CHECK_CASES,
  ...WRONG_FILES,
};

/** Line and column of the text that a finding must point at. */
function positionIn({ content, at, after }: WrongFile): { line: number; column: number } {
  if (at === undefined || typeof content !== 'string') return { line: 1, column: 1 };
  const from = after === undefined ? 0 : content.indexOf(after) + after.length;
  const offset = content.indexOf(at, from);
  if (offset < 0 || (after !== undefined && !content.includes(after)))
    throw new Error(`no ${at} in the file`);
  const before = content.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function findingsOf(wrong: WrongFile): readonly Finding[] {
  const result = readWorkspace(workspace({ ...wrong.beside, [wrong.file]: wrong.content }));
  return result.ok ? result.warnings : result.findings;
}

function expectWords(finding: Finding, offers: string | undefined): void {
  for (const lang of LANGUAGES) {
    const parts = explainFinding(finding, lang);
    for (const part of parts) expect(part.trim()).not.toBe('');
    for (const part of parts) expect(part.replaceAll(CODE, '')).not.toMatch(/undefined|NaN|\[object/);
    for (const part of parts) expect(part.replaceAll(CODE, '')).not.toMatch(HALF_WIDTH);
    const rendered = renderFinding(finding, lang);
    expect(rendered).toContain(`${finding.file}:${finding.line}:${finding.column}: `);
    expect(rendered).toContain(finding.code);
  }
  // A remedy in Chinese is Chinese, and not a text that was left out.
  expect(explainFinding(finding, 'zh')[2]).toMatch(/\p{Script=Han}/u);
  if (offers !== undefined) expect(explainFinding(finding, 'en')[2]).toContain(offers);
}

for (const [topic, cases] of Object.entries(TOPICS)) {
  describe(`what can be wrong: ${topic}`, () => {
    it.each(cases.map((wrong) => [wrong.says, wrong] as const))('%s', (_says, wrong) => {
      const findings = findingsOf(wrong);
      const finding = findings.find(({ code, file }) => code === wrong.code && file === wrong.file);
      expect(finding, findings.map((each) => renderFinding(each, 'en')).join('\n')).toBeDefined();
      if (finding === undefined) return;
      const { line, column } = finding;
      expect({ line, column }, renderFinding(finding, 'en')).toEqual(positionIn(wrong));
      expectWords(finding, wrong.offers);
      // Said once, and without an echo in the same file.
      const here = findings.filter(({ file }) => file === wrong.file);
      expect(here.map((each) => renderFinding(each, 'en'))).toHaveLength(1);
    });
  });
}

describe('what looks wrong and is right', () => {
  it.each(RIGHT_FILES)('%s', (_says, changes) => {
    expect(codesIn(workspace(changes))).toEqual([]);
  });
});

describe('what can be wrong with a folder', () => {
  let outside: string;
  let root: string;

  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'windtunnel-wrong-'));
    root = join(outside, 'workspace');
    for (const [path, text] of workspace()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  afterEach(() => {
    rmSync(outside, { recursive: true });
  });

  it.each(WRONG_FOLDERS.map((wrong) => [wrong.says, wrong] as const))('%s', (_says, wrong) => {
    expect(readWorkspace(readFolder(root)).ok).toBe(true);
    wrong.spoil(root);
    const refusal = (() => {
      try {
        return readFolder(root);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(FolderError);
    const { label } = refusal as FolderError;
    for (const lang of LANGUAGES)
      for (const part of [wrong.path, ...wrong[lang]]) expect(label[lang]).toContain(part);
  });
});
