import type { PlanSet, Rule, Strategy, Title, World } from '../../plan/index.ts';
import { sourcesOf, type WorkspaceFiles } from '../../workspace/index.ts';
import { ruleContent, strategyEffect, worldEffect } from './effect.ts';

/** A version of a workspace. */
export interface DiffSide {
  /** As the reader knows it: a ref, or the working tree. */
  readonly name: string;
  readonly files: WorkspaceFiles;
  readonly plans: PlanSet;
}

/** The same thing in both versions; one side is missing where it is new, or gone. */
export interface Pair<Item> {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

type Key<Item> = (item: Item, isBefore: boolean) => string | undefined;

/** Pairs things that have a key in common, by the first key that they have in common; each thing once. */
function pairBy<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keys: readonly Key<Item>[],
): Pair<Item>[] {
  const partner = new Map<Item, Item>();
  const gone = new Set(before);
  for (const key of keys) {
    const open = new Map<string, Item[]>();
    for (const item of gone) {
      const text = key(item, true);
      if (text !== undefined) open.set(text, [...(open.get(text) ?? []), item]);
    }
    for (const item of after) {
      const text = partner.has(item) ? undefined : key(item, false);
      const found = text === undefined ? undefined : open.get(text)?.shift();
      if (found === undefined) continue;
      partner.set(item, found);
      gone.delete(found);
    }
  }
  return [
    ...after.map((item): Pair<Item> => ({ before: partner.get(item), after: item })),
    ...[...gone].map((item): Pair<Item> => ({ before: item, after: undefined })),
  ];
}

interface Titled {
  readonly title: Title;
}

const byTitle = ({ title }: Titled): string => title.name;

/** Keys by which strategies or scenarios are the same: name, what their file says, what they come to. */
function keysOf<Item extends Titled>(
  kind: 'strategy' | 'scenario',
  before: DiffSide,
  after: DiffSide,
  effect: (item: Item) => string,
): Key<Item>[] {
  const sources = { before: sourcesOf(before.files), after: sourcesOf(after.files) };
  return [
    byTitle,
    ({ title }, isBefore) => sources[isBefore ? 'before' : 'after'].content(kind, title.name),
    effect,
  ];
}

/** The strategies of both sides, matched by content where their names differ. */
export const matchStrategies = (before: DiffSide, after: DiffSide): readonly Pair<Strategy>[] =>
  pairBy(
    before.plans.strategies,
    after.plans.strategies,
    keysOf<Strategy>('strategy', before, after, strategyEffect),
  );

/** The scenarios of both sides, matched by content where their names differ. */
export const matchWorlds = (before: DiffSide, after: DiffSide): readonly Pair<World>[] =>
  pairBy(before.plans.worlds, after.plans.worlds, keysOf<World>('scenario', before, after, worldEffect));

/** The rules of a strategy on both sides, matched by content where their names differ. */
export const matchRules = (before: Strategy, after: Strategy): readonly Pair<Rule>[] =>
  pairBy(before.rules, after.rules, [
    ({ name }) => name,
    (rule, isBefore) => ruleContent(rule, isBefore ? before : after),
  ]);
