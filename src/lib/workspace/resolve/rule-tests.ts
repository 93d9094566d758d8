import type { Team } from '../../plan/index.ts';
import { checkParts } from '../check.ts';
import type { Report } from '../finding.ts';
import { ruleTestsSchema, type RuleTestEntry } from '../schemas/rule-tests.ts';
import { positionOf } from '../text/source.ts';
import { keyPlaceAt, partAt, placeAt, type Path, type Tree } from '../text/tree.ts';
import type { FilePosition } from './expectations.ts';
import { reportUnknownName } from './inherit.ts';
import { type FactNames, FactsReader, type TestSeries } from './rule-test-facts.ts';

/** What rules are to do in a test; every list names some of them, and `only` says that there are no others. */
export interface RuleTestExpects {
  readonly holds: readonly string[];
  readonly holdsNot: readonly string[];
  readonly fires: readonly string[];
  readonly firesNot: readonly string[];
  readonly heldBack: readonly string[];
  /** Plays. */
  readonly starts: readonly string[];
  readonly startsNot: readonly string[];
  readonly only: boolean;
}

/** A test of rules: a week that is told, and what the rules of a strategy are to make of it. */
export interface RuleTest {
  /** Name of its file, and its own. */
  readonly file: string;
  readonly name: string;
  readonly owner?: Team;
  readonly reason?: string;
  readonly place: FilePosition;
  readonly strategy: string;
  readonly week: number;
  readonly facts: readonly TestSeries[];
  readonly fired: readonly { readonly rule: string; readonly week: number }[];
  readonly expects: RuleTestExpects;
}

/** A strategy as tests of its rules see it. */
interface TestedStrategy {
  readonly name: string;
  readonly reviewWeeks: number;
  readonly rules: readonly { readonly name: string }[];
  /** Plays that tests may name. */
  readonly plays: readonly string[];
}

/** What tests of rules may name. */
export interface RuleTestNames extends FactNames {
  /** Strategies that could be read, and the names of all. */
  readonly strategies: readonly TestedStrategy[];
  readonly strategyNames: readonly string[];
  readonly weeks: number | undefined;
}

const RULE_LISTS = ['holds', 'holds_not', 'fires', 'fires_not', 'held_back'] as const;
const PLAY_LISTS = ['starts', 'starts_not'] as const;
/** What only a review decides. */
const REVIEWED = ['fires', 'fires_not', 'held_back', 'starts', 'starts_not'] as const;

class TestReader {
  readonly #file: string;
  readonly #tree: Tree;
  readonly #strategy: TestedStrategy;
  readonly #names: RuleTestNames;
  readonly #report: Report;

  constructor(file: string, tree: Tree, strategy: TestedStrategy, names: RuleTestNames, report: Report) {
    this.#file = file;
    this.#tree = tree;
    this.#strategy = strategy;
    this.#names = names;
    this.#report = report;
  }

  read(entry: RuleTestEntry, at: Path): RuleTest {
    const { name, owner, reason, week, expect } = entry;
    const place = placeAt(this.#tree, [...at, 'name']);
    const { line, column } = positionOf(place.source, place.start);
    this.#checkWeek(entry, at);
    this.#checkExpected(expect, [...at, 'expect']);
    return {
      file: this.#file,
      name,
      ...(owner && { owner }),
      ...(reason !== undefined && { reason }),
      place: { file: place.source.file, line, column },
      strategy: this.#strategy.name,
      week,
      facts: this.#facts(week, at),
      fired: this.#fired(entry, at),
      expects: {
        holds: expect.holds ?? [],
        holdsNot: expect.holds_not ?? [],
        fires: expect.fires ?? [],
        firesNot: expect.fires_not ?? [],
        heldBack: expect.held_back ?? [],
        starts: expect.starts ?? [],
        startsNot: expect.starts_not ?? [],
        only: expect.only ?? false,
      },
    };
  }

  #facts(week: number, at: Path): readonly TestSeries[] {
    const reader = new FactsReader(week, this.#names, this.#report);
    const past = partAt(this.#tree, [...at, 'history']);
    const now = partAt(this.#tree, [...at, 'facts']);
    if (past) reader.readPast(past);
    if (now) reader.readWeek(now);
    return reader.series;
  }

  #isReview(week: number): boolean {
    return week % this.#strategy.reviewWeeks === 0 && week !== this.#names.weeks;
  }

  #checkWeek({ week, expect }: RuleTestEntry, at: Path): void {
    const { weeks } = this.#names;
    const place = placeAt(this.#tree, [...at, 'week']);
    if (weeks !== undefined && week > weeks) this.#report.add('statement-week', { week, weeks }, place);
    else if (REVIEWED.some((list) => expect[list] !== undefined) && !this.#isReview(week))
      this.#noReview(week, place);
  }

  #noReview(week: number, place: Tree['place']): void {
    const { reviewWeeks, name } = this.#strategy;
    const nearby = week < reviewWeeks ? reviewWeeks : week - (week % reviewWeeks);
    const likely = nearby === this.#names.weeks ? nearby - reviewWeeks : nearby;
    this.#report.add('test-no-review', { strategy: name, week, every: reviewWeeks, likely }, place);
  }

  #checkExpected(expect: RuleTestEntry['expect'], at: Path): void {
    const { rules, plays } = this.#strategy;
    const ruleNames = rules.map((rule) => rule.name);
    for (const list of RULE_LISTS) this.#checkNames('rule', expect[list], ruleNames, [...at, list]);
    for (const list of PLAY_LISTS) this.#checkNames('play', expect[list], plays, [...at, list]);
    if (expect.only !== true && [...RULE_LISTS, ...PLAY_LISTS].every((list) => !expect[list]?.length))
      this.#report.add('test-expects-nothing', {}, placeAt(this.#tree, at));
  }

  #checkNames(
    kind: 'rule' | 'play',
    names: readonly string[] = [],
    known: readonly string[],
    at: Path,
  ): void {
    for (const [index, name] of names.entries()) {
      if (!known.includes(name))
        reportUnknownName(this.#report, kind, name, known, placeAt(this.#tree, [...at, index]));
    }
  }

  #fired({ fired = {}, week }: RuleTestEntry, at: Path): RuleTest['fired'] {
    const known = this.#strategy.rules.map((rule) => rule.name);
    return Object.entries(fired).flatMap(([rule, weeks]) => {
      const path = [...at, 'fired'];
      if (!known.includes(rule)) {
        reportUnknownName(this.#report, 'rule', rule, known, keyPlaceAt(this.#tree, path, rule));
        return [];
      }
      for (const [index, each] of weeks.entries()) {
        const place = placeAt(this.#tree, [...path, rule, index]);
        if (each >= week) this.#report.add('test-fired-later', { rule, fired: each, week }, place);
        else if (!this.#isReview(each)) this.#noReview(each, place);
      }
      return weeks.map((each) => ({ rule, week: each }));
    });
  }
}

/** Reads a file of rules/tests/ and reports all that is wrong in it. */
export function readRuleTests(
  file: string,
  tree: Tree | null,
  names: RuleTestNames,
  report: Report,
): RuleTest[] {
  if (!tree) return [];
  const { strategy: name, tests = [] } = checkParts(ruleTestsSchema, tree, report);
  if (name === undefined) return [];
  const known = names.strategyNames;
  if (!known.includes(name)) reportUnknownName(report, 'strategy', name, known, placeAt(tree, ['strategy']));
  // One that could not be read has been complained about.
  const strategy = names.strategies.find((each) => each.name === name);
  if (!strategy) return [];
  const reader = new TestReader(file, tree, strategy, names, report);
  const seen = new Set<string>();
  return tests.map((entry, index) => {
    const at = ['tests', index];
    if (seen.has(entry.name))
      report.add('check-twice', { what: 'test', name: entry.name }, placeAt(tree, [...at, 'name']));
    seen.add(entry.name);
    return reader.read(entry, at);
  });
}
