import { describe, expect, it } from 'vitest';
import {
  explainFinding,
  LANGUAGES,
  readWorkspace,
  renderFinding,
  type Finding,
} from '../../src/lib/workspace/index.ts';
import { workspace } from './fixture.ts';
import { CODE, HALF_WIDTH } from './reading.ts';
import { BUSINESS_CASES } from './wrong/business.ts';
import type { WrongFile } from './wrong/case.ts';
import { PLAN_CASES } from './wrong/plans.ts';
import { RULE_CASES } from './wrong/rules.ts';
import { TEXT_CASES } from './wrong/text.ts';

const TOPICS: Readonly<Record<string, readonly WrongFile[]>> = {
  'as text': TEXT_CASES,
  'in the shop and its targets': BUSINESS_CASES,
  'in strategies and scenarios': PLAN_CASES,
  'in rules': RULE_CASES,
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
  const result = readWorkspace(workspace({ [wrong.file]: wrong.content }));
  return result.ok ? result.warnings : result.findings;
}

function expectWords(finding: Finding, offers: string | undefined): void {
  for (const lang of LANGUAGES) {
    const parts = explainFinding(finding, lang);
    for (const part of parts) expect(part.trim()).not.toBe('');
    for (const part of parts) expect(part).not.toMatch(/undefined|NaN|\[object/);
    for (const part of parts) expect(part.replaceAll(CODE, '')).not.toMatch(HALF_WIDTH);
    const rendered = renderFinding(finding, lang);
    expect(rendered).toContain(`${finding.file}:${finding.line}:${finding.column}: `);
    expect(rendered).toContain(finding.code);
  }
  if (offers !== undefined) expect(explainFinding(finding, 'en')[2]).toContain(offers);
}

for (const [topic, cases] of Object.entries(TOPICS)) {
  describe(`what is wrong ${topic}`, () => {
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
