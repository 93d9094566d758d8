import { check } from '../check.ts';
import { createReport, type Finding, type Report } from '../finding.ts';
import type { FindingArgs, FindingCode } from '../messages/index.ts';
import { fileAllowanceSchema, type RuleNote } from '../schemas/rules.ts';
import { z } from '../schemas/zod.ts';
import { positionOf, type Place } from '../text/source.ts';
import { partAt, placeAt, type Tree } from '../text/tree.ts';
import type { NamedEntry } from './named.ts';
import type { PlacedRule } from './rulebooks.ts';

/** A warning that the workspace allows, with the reason that it gives. */
export interface AllowedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** An exception that rules/rules.yaml makes: warnings of one code, about a rule, about a file, or anywhere. */
export interface Allowance {
  readonly code: FindingCode;
  readonly reason: string;
  /** Where the exception stands. */
  readonly place: Place;
  /** Whether it is about the place of a finding. */
  readonly covers: (finding: Finding) => boolean;
  /** What it is about, for its message. */
  readonly about: Omit<FindingArgs['allow-unused'], 'code'>;
}

function lies(finding: Finding, { source, start, end }: Place): boolean {
  if (finding.file !== source.file) return false;
  const [from, to] = [positionOf(source, start), positionOf(source, end)];
  const isBefore = finding.line < from.line || (finding.line === from.line && finding.column < from.column);
  const isAfter = finding.line > to.line || (finding.line === to.line && finding.column >= to.column);
  return !isBefore && !isAfter;
}

/** The exceptions that notes make for their rules; a rule is all that stands under its name in any rulebook. */
export function ruleAllowances(
  notes: readonly NamedEntry<RuleNote>[],
  rules: readonly PlacedRule[],
): Allowance[] {
  return notes.flatMap(({ name, value, entry }) => {
    const places = rules.filter(({ rule }) => rule.name === name).map(({ tree }) => tree.place);
    return (value.allow ?? []).map(({ code, reason }, index) => ({
      code,
      reason,
      place: placeAt(entry.value, ['allow', index]),
      covers: (finding) => places.some((place) => lies(finding, place)),
      about: { rule: name, file: null },
    }));
  });
}

/** The exceptions at the top of the file of notes; none where one of them is wrong, which is told with the file. */
export function fileAllowances(tree: Tree): Allowance[] {
  const list = partAt(tree, ['allow']);
  const entries = list && check(z.array(fileAllowanceSchema), list, createReport());
  return (entries ?? []).map(({ code, reason, file }, index) => ({
    code,
    reason,
    place: placeAt(tree, ['allow', index]),
    covers: (finding) => file === undefined || finding.file === file,
    about: { rule: null, file: file ?? null },
  }));
}

interface Allowed {
  /** What is left: errors, and warnings that nothing allows. */
  readonly findings: readonly Finding[];
  readonly allowed: readonly AllowedFinding[];
}

/**
 * Takes the allowed warnings out of the findings. Of several exceptions for one warning the first gives the reason. One
 * that allows nothing is reported, but only where all could be read: an error elsewhere may hide what it allows.
 */
export function allow(allowances: readonly Allowance[], report: Report): Allowed {
  const allowed = new Map<Finding, AllowedFinding>();
  const unused = new Set(allowances);
  for (const finding of report.findings()) {
    for (const allowance of allowances) {
      if (finding.code !== allowance.code || !allowance.covers(finding)) continue;
      unused.delete(allowance);
      if (!allowed.has(finding)) allowed.set(finding, { finding, reason: allowance.reason });
    }
  }
  if (report.errors() === 0)
    for (const { code, about, place } of unused) report.add('allow-unused', { code, ...about }, place);
  return {
    findings: report.findings().filter((finding) => !allowed.has(finding)),
    allowed: [...allowed.values()],
  };
}
