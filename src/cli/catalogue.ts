import type { Command } from 'commander';
import {
  type FactDefinition,
  FACTS,
  type Label,
  type Lang,
  LEVERS,
  OBJECT_FACTS,
  PLAYS,
  TEAMS,
} from '../lib/index.ts';
import { label } from '../lib/plan/index.ts';
import {
  asWritten,
  BETTER_LABELS,
  type CommandWord,
  commandWord,
  COST_LABELS,
  DEFINITIONS_IN_CHINESE,
  KIND_LABELS,
  LAYER_LABELS,
  MOVES_IN_CHINESE,
  UNIT_LABELS,
} from '../lib/workspace/index.ts';
import { Complaints } from './complaints.ts';
import { listing } from './format/table.ts';
import { json } from './json.ts';
import { langOf, readLang } from './options.ts';

interface CatalogueOptions {
  readonly json?: true;
  readonly lang: string;
}

/** A row of a catalogue: what scripts get of it, and what people read. */
interface Row {
  readonly label: Label;
  readonly name: string;
  readonly data: object;
  readonly cells: (lang: Lang) => readonly string[];
  /** What it means. */
  readonly note: Label;
}

type Head = Extract<
  CommandWord,
  | 'fact'
  | 'lever'
  | 'play'
  | 'name'
  | 'unit'
  | 'layer'
  | 'better'
  | 'kind'
  | 'bounds'
  | 'owner'
  | 'cost-on'
  | 'definition'
  | 'moves'
  | 'answers'
>;

/** A catalogue that the command line prints. */
interface Catalogue {
  readonly command: 'facts' | 'levers' | 'plays';
  readonly description: string;
  readonly heads: readonly Head[];
  readonly note: Head;
  readonly rows: () => readonly Row[];
}

/** A text of the catalogue with its Chinese, or in English for both where there is none yet. */
const inBoth = (english: string, chinese: Readonly<Record<string, string>>): Label =>
  label(english, chinese[english] ?? english);

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A fact under the name by which rules read it; `data` puts together what scripts get of it. */
function factRow(
  fact: FactDefinition,
  name: string,
  data: (common: object, definition: object) => object,
): Row {
  const { en, zh, layer, unit, better } = fact;
  const definition = inBoth(fact.definition, DEFINITIONS_IN_CHINESE);
  return {
    label: fact,
    name,
    data: data({ en, zh, layer, unit, better }, { definition: definition.en, definition_zh: definition.zh }),
    cells: (lang) => [
      fact[lang],
      name,
      LAYER_LABELS[layer][lang],
      UNIT_LABELS[unit][lang],
      BETTER_LABELS[better][lang],
    ],
    note: definition,
  };
}

function factRows(): Row[] {
  const scalar = FACTS.map((fact) => {
    const { name, type, members, bounds, measure } = fact;
    return factRow(fact, name, (common, definition) => ({
      name,
      ...common,
      type,
      ...(members.length > 0 && { members }),
      least: finite(bounds[0]),
      most: finite(bounds[1]),
      year: measure.year !== undefined,
      ...definition,
    }));
  });
  const byKey = OBJECT_FACTS.flatMap(({ name, parts }) =>
    Object.entries(parts).flatMap(([key, own]) =>
      Object.entries(own).map(([part, fact]) => {
        const path = `$.${key}.${part}`;
        return factRow(fact, `${name} ${path}`, (common, definition) => ({
          name,
          path,
          ...common,
          ...definition,
        }));
      }),
    ),
  );
  return [...scalar, ...byKey];
}

const leverRows = (): Row[] =>
  LEVERS.map((lever) => {
    const { name, en, zh, kind, unit, min, max, owner, costOn, neutral } = lever;
    const moves = inBoth(lever.moves, MOVES_IN_CHINESE);
    return {
      label: lever,
      name,
      data: {
        name,
        en,
        zh,
        kind,
        unit,
        min,
        max,
        moves: moves.en,
        moves_zh: moves.zh,
        ...(owner && { owner }),
        cost_on: costOn,
        ...(neutral !== undefined && { neutral }),
      },
      cells: (lang) => [
        lever[lang],
        name,
        KIND_LABELS[kind][lang],
        UNIT_LABELS[unit][lang],
        `${asWritten(min, unit)} .. ${asWritten(max, unit)}`,
        owner ? TEAMS[owner][lang] : '',
        COST_LABELS[costOn][lang],
      ],
      note: moves,
    };
  });

const playRows = (): Row[] =>
  PLAYS.map((play) => ({
    label: play,
    name: play.name,
    data: { name: play.name, en: play.en, zh: play.zh, answers: play.answers },
    cells: (lang) => [play[lang], play.name],
    note: play.answers,
  }));

const CATALOGUES: readonly Catalogue[] = [
  {
    command: 'facts',
    description: 'list the facts that rules, targets and charts can read',
    heads: ['fact', 'name', 'layer', 'unit', 'better'],
    note: 'definition',
    rows: factRows,
  },
  {
    command: 'levers',
    description: 'list the levers that strategies, plays and scenarios move',
    heads: ['lever', 'name', 'kind', 'unit', 'bounds', 'owner', 'cost-on'],
    note: 'moves',
    rows: leverRows,
  },
  {
    command: 'plays',
    description: 'list the plays that rules can start',
    heads: ['play', 'name'],
    note: 'answers',
    rows: playRows,
  },
];

const has = ({ label, name }: Row, text: string): boolean =>
  [name, label.en, label.zh].some((part) => part.toLowerCase().includes(text.toLowerCase()));

function print(catalogue: Catalogue, text: string | undefined, options: CatalogueOptions): void {
  const complaints = new Complaints(langOf(options.lang));
  const lang = readLang(options.lang, complaints);
  complaints.settle();
  const rows = catalogue.rows().filter((row) => text === undefined || has(row, text));
  if (options.json) {
    console.log(json(rows.map(({ data }) => data)));
    return;
  }
  if (rows.length === 0) {
    console.log(commandWord('none-named', { text: text ?? '' }, lang));
    return;
  }
  const heads = [...catalogue.heads, catalogue.note];
  console.log(
    listing(
      heads.map((head) => commandWord(head, {}, lang)),
      heads.map(() => 'left'),
      rows.map((row) => [...row.cells(lang), row.note[lang]]),
    ),
  );
}

/** Adds `windtunnel facts`, `levers` and `plays`: what files may name, from the tables that the model itself uses. */
export function addCatalogues(program: Command): void {
  for (const catalogue of CATALOGUES) {
    program
      .command(catalogue.command)
      .description(catalogue.description)
      .argument('[text]', 'only those with this text in their name or label')
      .option('--lang <language>', 'en or zh', 'en')
      .option('--json', 'print JSON')
      .action((text: string | undefined, options: CatalogueOptions) => {
        print(catalogue, text, options);
      });
  }
}
