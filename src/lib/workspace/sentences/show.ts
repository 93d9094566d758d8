import { type FactType, PLAY_SETTINGS, TEAMS } from '../../plan/index.ts';
import { namedTold } from '../assist/named-told.ts';
import type { Folder } from '../assist/folder.ts';
import { titleIn } from '../assist/folder.ts';
import { UNIT_LABELS } from '../messages/command-words.ts';
import type { Lang } from '../messages/index.ts';
import { memberName } from '../tell/reading.ts';
import { partAt, type Path, type Tree } from '../text/tree.ts';
import { type Comparison, type Condition, readRules, type RuleSentence } from './read.ts';
import { comparisonWords, type ComparisonWords, factOf } from './words.ts';

/** A condition with the words that a reader sees, and what is needed to change it. */
export type ShownCondition =
  | {
      readonly kind: 'comparison';
      readonly at: Path;
      readonly comparison: Comparison;
      readonly words: ComparisonWords;
      readonly type: FactType;
      /** Of a number; empty where it has none. */
      readonly unit: string;
      readonly isPercent: boolean;
      readonly members: readonly { readonly name: string; readonly title: string }[];
    }
  | { readonly kind: 'all' | 'any'; readonly at: Path; readonly parts: readonly ShownCondition[] }
  | { readonly kind: 'not'; readonly at: Path; readonly part: ShownCondition }
  | { readonly kind: 'shared'; readonly at: Path; readonly name: string; readonly meaning: string }
  | { readonly kind: 'text'; readonly at: Path; readonly text: string };

/** A rule with the words that a reader sees. */
export interface ShownRule {
  readonly at: Path;
  readonly line: number;
  readonly rule: RuleSentence;
  /** What people call it. */
  readonly title: string;
  readonly why: string;
  readonly owner: string;
  readonly playTitle: string;
  readonly condition: ShownCondition;
  /** Remarks among the event's params, which override nothing. */
  readonly remarks: readonly (readonly [name: string, value: string])[];
}

export type ShownEntry =
  | ({ readonly kind: 'rule' } & ShownRule)
  | { readonly kind: 'text'; readonly at: Path; readonly text: string; readonly line: number };

/** Units that say nothing beside a number. */
const BARE: ReadonlySet<string> = new Set(['number', 'index', 'flag', 'share']);

function shownComparison(comparison: Comparison, lang: Lang): ShownCondition {
  const fact = factOf(comparison);
  const { unit = 'number', type = 'number', members = [] } = fact ?? {};
  return {
    kind: 'comparison',
    at: comparison.at,
    comparison,
    words: comparisonWords(comparison, lang),
    type,
    unit: BARE.has(unit) ? '' : UNIT_LABELS[unit][lang],
    isPercent: unit === 'share',
    members: members.map((name) => ({ name, title: memberName(name, lang) })),
  };
}

function shownCondition(condition: Condition, folder: Folder, lang: Lang): ShownCondition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, parts: condition.parts.map((part) => shownCondition(part, folder, lang)) };
    case 'not':
      return { ...condition, part: shownCondition(condition.part, folder, lang) };
    case 'shared':
      return {
        ...condition,
        meaning: namedTold('condition', condition.name, folder, lang).meaning.join(' '),
      };
    case 'text':
      return condition;
    case 'comparison':
      return shownComparison(condition, lang);
  }
}

const isSetting = (name: string): boolean => (PLAY_SETTINGS as readonly string[]).includes(name);

function textAt(tree: Tree | undefined, key: string): string {
  const part = tree && partAt(tree, [key]);
  return part?.kind === 'scalar' && typeof part.value === 'string' ? part.value : '';
}

/** A rulebook's rules as a reader sees them; undefined where the text cannot be read as a list. */
export function showRules(folder: Folder, path: string, lang: Lang): ShownEntry[] | undefined {
  const tree = folder.tree(path);
  const entries = tree && readRules(tree);
  const notes = folder.notes;
  return entries?.map((entry): ShownEntry => {
    if (entry.kind === 'text') return entry;
    const { rule, line } = entry;
    const note = notes.get(rule.name);
    const owner = Object.entries(TEAMS).find(([team]) => team === textAt(note, 'owner'))?.[1];
    return {
      kind: 'rule',
      at: rule.at,
      line,
      rule,
      title: titleIn(note)?.[lang] ?? '',
      why: textAt(note, 'why'),
      owner: owner?.[lang] ?? '',
      playTitle: namedTold('play', rule.play, folder, lang).title,
      condition: shownCondition(rule.condition, folder, lang),
      remarks: Object.entries(rule.params ?? {})
        .filter(([name]) => !isSetting(name))
        .map(([name, value]) => [name, String(value)]),
    };
  });
}
