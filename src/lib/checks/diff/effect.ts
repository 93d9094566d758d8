import {
  ALERT,
  type DerivedFact,
  type PlayDefinition,
  PLAYS,
  PLAY_SETTINGS,
  type Rule,
  type SharedCondition,
  type Strategy,
  type Target,
  type World,
} from '../../plan/index.ts';

/** JSON with keys in one order: the same text for the same content. */
export const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part === Infinity
        ? 'Infinity'
        : part,
  );

/** A text for each thing, worked out once: things do not change. */
function remembered<Item extends object>(text: (item: Item) => string): (item: Item) => string {
  const known = new WeakMap<Item, string>();
  return (item) => {
    const found = known.get(item) ?? text(item);
    known.set(item, found);
    return found;
  };
}

/** What a play does, whatever it is called. */
const playEffect = ({ modifiers, cost, delay, duration, cooldown, limit }: PlayDefinition) => ({
  modifiers,
  cost,
  delay,
  duration,
  cooldown,
  limit,
});

/** Parameters that override a setting of the play; others are remarks. */
const settingsOf = ({ params }: Rule) =>
  Object.fromEntries(PLAY_SETTINGS.flatMap((name) => (name in params ? [[name, params[name]]] : [])));

/** What a rule decides when it fires: its play by what it does, with what the rule's event overrides. */
export function decisionOf(rule: Rule, { plays }: Pick<Strategy, 'plays'>): string {
  const play = plays.find(({ name }) => name === rule.play);
  return stable([play && playEffect(play), settingsOf(rule)]);
}

/** What a rule is, whatever it is called: when it fires, and what it then decides. */
export const ruleContent = (rule: Rule, strategy: Pick<Strategy, 'plays'>): string =>
  stable([rule.conditions, decisionOf(rule, strategy)]);

/** The fact that tells plays of the catalogue apart by their names. */
const LISTS_PLAYS = 'plays_running';

/** Names for plays that do not depend on what the workspace calls them, but where what it calls them is read. */
function playNames({ rules, conditions, derived }: Strategy): ReadonlyMap<string, string> {
  const read = stable([rules.map((rule) => rule.conditions), conditions, derived]).includes(LISTS_PLAYS);
  const known = new Set<string>(read ? PLAYS.map(({ name }) => name) : [ALERT]);
  const used = [...new Set(rules.map(({ play }) => play))];
  return new Map(used.map((name, place) => [name, known.has(name) ? name : `#${place}`]));
}

/** Shared conditions and facts of one's own in one order. */
const sorted = <Item extends SharedCondition | DerivedFact>(items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Everything of a strategy that its outcomes depend on: titles, owners and most names are left out. */
export const strategyEffect = remembered((strategy: Strategy): string => {
  const { values, opening, phases, modifiers, rules, conditions, derived, plays, reviewWeeks } = strategy;
  const names = playNames(strategy);
  return stable({
    values,
    opening,
    phases,
    modifiers,
    rules: rules.map((rule) => ({
      conditions: rule.conditions,
      play: names.get(rule.play),
      settings: settingsOf(rule),
    })),
    conditions: sorted(conditions),
    derived: sorted(derived),
    // a play that no rule starts does nothing
    plays: Object.fromEntries(
      plays.flatMap((play) => {
        const name = names.get(play.name);
        return name === undefined ? [] : [[name, playEffect(play)]];
      }),
    ),
    reviewWeeks: rules.length > 0 ? reviewWeeks : 0,
  });
});

/** Everything of a scenario that outcomes depend on. */
export const worldEffect = remembered(
  ({ shop: { calendar, opening, lastYear, terms }, values, modifiers, correlations, together }: World) =>
    stable({ calendar, opening, lastYear, terms, values, modifiers, correlations, together }),
);

/** Everything of the targets that outcomes depend on. */
export const targetsEffect = remembered((targets: readonly Target[]) =>
  stable(targets.map(({ fact, atLeast, atMost, path }) => ({ fact, atLeast, atMost, path }))),
);
