import type { Team } from '../../plan/index.ts';
import { checkParts } from '../check.ts';
import type { Report } from '../finding.ts';
import {
  type ExpectationGroup,
  expectationsSchema,
  type PracticalEntry,
  type RecordingsEntry,
} from '../schemas/expectations.ts';
import { readStatement, type StatementNames } from '../statement/read-statement.ts';
import type { Figure, Statement } from '../statement/statement.ts';
import { byName } from '../text/names.ts';
import { positionOf, placeWithin } from '../text/source.ts';
import { placeAt, type Path, type Tree } from '../text/tree.ts';
import { reportUnknownName } from './inherit.ts';

/** A place in a workspace's file, as its reader counts: lines and columns from 1. */
export interface FilePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One statement of scenarios/checks/expectations.yaml, and the cells in which it must hold. */
export interface Expectation {
  /** Name of its group. */
  readonly group: string;
  readonly owner?: Team;
  readonly reason?: string;
  readonly statement: Statement;
  readonly place: FilePosition;
  /** Strategies and scenarios by name; every strategy in every scenario. */
  readonly strategies: readonly string[];
  readonly scenarios: readonly string[];
}

/** A strategy as statements see it. */
interface ExpectedStrategy {
  readonly name: string;
  readonly rules: readonly { readonly name: string; readonly play: string }[];
}

/** What groups of statements may name. */
export interface ExpectationNames {
  /** Those that could be read, with their rules. */
  readonly strategies: readonly ExpectedStrategy[];
  /** Names of all files of strategies and scenarios, those that could not be read among them. */
  readonly strategyNames: readonly string[];
  readonly scenarioNames: readonly string[];
  readonly weeks: number | undefined;
}

const ALL = 'all';

/** Rules and plays that can fire under a strategy. */
const eventsOf = ({ rules }: ExpectedStrategy): readonly string[] =>
  rules.flatMap(({ name, play }) => [name, play]);

/** The rule or play that a figure is about, if it is about one. */
function eventIn({ column }: Figure): string | undefined {
  return column.kind === 'fires' || column.kind === 'first-week' ? column.name : undefined;
}

class GroupReader {
  readonly #tree: Tree;
  readonly #report: Report;
  readonly #names: ExpectationNames;
  readonly #known: StatementNames & { readonly scenarios: readonly string[] };

  constructor(tree: Tree, names: ExpectationNames, report: Report) {
    this.#tree = tree;
    this.#report = report;
    this.#names = names;
    this.#known = {
      strategies: [...names.strategyNames].sort(byName),
      scenarios: [...names.scenarioNames].sort(byName),
      events: [...new Set(names.strategies.flatMap(eventsOf))].sort(byName),
      weeks: names.weeks,
    };
  }

  read(group: ExpectationGroup, at: Path): Expectation[] {
    const { name, owner, reason } = group;
    const strategies = this.#named(group, 'strategies', at);
    const scenarios = this.#named(group, 'scenarios', at);
    const about = { group: name, ...(owner && { owner }), ...(reason !== undefined && { reason }) };
    const seen = new Set<string>();
    return group.expect.flatMap((text, index): Expectation[] => {
      const path = [...at, 'expect', index];
      const place = placeAt(this.#tree, path);
      if (seen.has(text)) this.#report.add('check-twice', { what: 'statement', name: text }, place);
      seen.add(text);
      const statement = this.#statement(text, path);
      if (!statement) return [];
      const those = this.#notItself(statement, strategies, group.strategies === ALL, path);
      this.#checkEvents(statement, those, path);
      const { line, column } = positionOf(place.source, place.start);
      return [
        {
          ...about,
          statement,
          place: { file: place.source.file, line, column },
          strategies: those,
          scenarios,
        },
      ];
    });
  }

  /** The strategies or scenarios that a group names. */
  #named(group: ExpectationGroup, key: 'strategies' | 'scenarios', at: Path): readonly string[] {
    const known = this.#known[key];
    const written = group[key];
    if (written === ALL) return known;
    const names = typeof written === 'string' ? [written] : written;
    for (const [index, name] of names.entries()) {
      if (known.includes(name)) continue;
      const place = placeAt(this.#tree, [...at, key, ...(typeof written === 'string' ? [] : [index])]);
      reportUnknownName(this.#report, key === 'strategies' ? 'strategy' : 'scenario', name, known, place);
    }
    return [...new Set(names)].filter((name) => known.includes(name));
  }

  #statement(text: string, path: Path): Statement | undefined {
    const read = readStatement(text, this.#known);
    if (!('problem' in read)) return read;
    const place = placeAt(this.#tree, path);
    const exact = read.to > read.from ? placeWithin(place, text, read.from, read.to) : place;
    this.#report.addProblem(read.problem, exact);
    return undefined;
  }

  /** Where all strategies are meant, the one that others are compared with is left out. */
  #notItself(
    { figure, less }: Statement,
    strategies: readonly string[],
    all: boolean,
    path: Path,
  ): readonly string[] {
    if (!less) return strategies;
    const itself = strategies.filter((name) => (figure.strategy ?? name) === (less.strategy ?? name));
    const [first] = itself;
    if (first !== undefined && (!all || itself.length === strategies.length))
      this.#report.add('statement-itself', { strategy: first }, placeAt(this.#tree, path));
    return strategies.filter((name) => !itself.includes(name));
  }

  /** What can never fire would look as if it held: every strategy that is asked must know the rule or play. */
  #checkEvents({ figure, less }: Statement, strategies: readonly string[], path: Path): void {
    for (const side of less ? [figure, less] : [figure]) {
      const name = eventIn(side);
      if (name === undefined) continue;
      const asked = side.strategy === undefined ? strategies : [side.strategy];
      const knows = (strategy: string): boolean => {
        const read = this.#names.strategies.find((each) => each.name === strategy);
        return read === undefined || eventsOf(read).includes(name);
      };
      const without = asked.filter((strategy) => !knows(strategy));
      if (without.length === 0) continue;
      const others = asked.filter(knows);
      this.#report.add('statement-absent', { name, strategies: without, others }, placeAt(this.#tree, path));
    }
  }
}

/** What scenarios/checks/expectations.yaml says. */
export interface Expected {
  readonly expectations: readonly Expectation[];
  /** How far figures may move before anyone has to look, as far as the workspace says. */
  readonly practical: PracticalEntry;
  /** Whether recordings have to be there. */
  readonly recordings: RecordingsEntry;
}

/** Reads scenarios/checks/expectations.yaml and reports all that is wrong in it. */
export function readExpectations(
  tree: Tree | null | undefined,
  names: ExpectationNames,
  report: Report,
): Expected {
  if (!tree) return { expectations: [], practical: {}, recordings: 'optional' };
  const parts = checkParts(expectationsSchema, tree, report);
  const { expectations: groups = [], practical = {}, recordings = 'optional' } = parts;
  const reader = new GroupReader(tree, names, report);
  const seen = new Set<string>();
  const expectations = groups.flatMap((group, index) => {
    const at = ['expectations', index];
    if (seen.has(group.name))
      report.add('check-twice', { what: 'group', name: group.name }, placeAt(tree, [...at, 'name']));
    seen.add(group.name);
    return reader.read(group, at);
  });
  return { expectations, practical, recordings };
}
