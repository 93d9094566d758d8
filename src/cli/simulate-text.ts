import type { Lang, Outcome, PlanSet, Simulation, Summary } from '../lib/index.ts';
import { commandWord, fixed, millions, percent } from '../lib/workspace/index.ts';
import { cellText } from './cell-text.ts';
import { grid } from './format/table.ts';
import { wrap } from './format/width.ts';
import type { OutcomesFile } from './outcomes-file.ts';

/** Columns of a cell, of the first two fields with their lines, and of the lines of one more cell. */
const CELL_WIDTH = 18;
const LEFT_WIDTH = 36;
const LINES_WIDTH = 3;
/** Longest name beside the table, in columns. */
const NAME_WIDTH = 22;

const money = ({ p5, p50, p95 }: Summary): string => [p5, p50, p95].map(millions).join(' ');

function cellLines({ allTargets: { chance, low, high }, facts }: Outcome): string {
  const share = `${percent(chance)} (${percent(low)}-${percent(high)})`;
  const { gmv, profit } = facts;
  return [share, gmv ? money(gmv) : '', profit ? money(profit) : ''].join('\n');
}

/** A title and, where it differs, the name by which files and options know it. */
function heading(
  title: { readonly name: string; readonly en: string; readonly zh: string },
  lang: Lang,
  width: number,
): string {
  const own = title[lang] === title.name ? [] : wrap(title[lang], width);
  return [...own, ...wrap(title.name, width)].join('\n');
}

/** As many scenarios beside each other as the terminal has room for. */
function groupsOf<Item>(items: readonly Item[], columns: number): Item[][] {
  const most = Math.max(1, Math.floor((columns - LEFT_WIDTH) / (CELL_WIDTH + LINES_WIDTH)));
  const groups = most < items.length ? Math.ceil(items.length / most) : 1;
  const each = Math.ceil(items.length / groups);
  return Array.from({ length: groups }, (_, group) => items.slice(group * each, (group + 1) * each));
}

function matrix(simulation: Simulation, plans: PlanSet, columns: number, lang: Lang): string[] {
  const cells = new Map(
    simulation.cells.map((cell) => [`${cell.strategy.name} ${cell.scenario.name}`, cell]),
  );
  const labels = (['all-targets', 'gmv', 'profit'] as const).map((key) => commandWord(key, {}, lang));
  return groupsOf(plans.worlds, columns).map((worlds) =>
    grid(
      ['', '', ...worlds.map(({ title }) => heading(title, lang, CELL_WIDTH))],
      plans.strategies.map(({ title }) => [
        heading(title, lang, NAME_WIDTH),
        labels.join('\n'),
        ...worlds.map((world) => {
          const cell = cells.get(`${title.name} ${world.title.name}`);
          return cell ? cellLines(cell) : '';
        }),
      ]),
    ),
  );
}

/** Columns of the terminal; without end where there is none, or one that does not tell. */
function screenColumns(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? columns : Infinity;
}

/**
 * A simulation for people: the matrix of strategies and scenarios, and all of a single cell. `columns` is the room on a line,
 * without end where nobody looks at a screen.
 */
export function simulationText(
  simulation: Simulation,
  plans: PlanSet,
  seconds: number,
  outcomes: OutcomesFile | undefined,
  lang: Lang,
  columns = screenColumns(),
): string {
  const { runs, seed, model, weeks, cells } = simulation;
  const [first, ...others] = cells;
  const parts = [
    wrap(commandWord('matrix-caption', { targets: plans.targets.length }, lang), columns).join('\n'),
    ...matrix(simulation, plans, columns, lang),
    commandWord(
      'run-line',
      { runs: fixed(runs, 0), seed: String(seed), model, weeks, seconds: fixed(seconds, 1) },
      lang,
    ),
  ];
  if (outcomes)
    parts.push(commandWord('outcomes-line', { file: outcomes.file, rows: fixed(outcomes.rows, 0) }, lang));
  if (first && others.length === 0) {
    const strategy = plans.strategies.find(({ title }) => title.name === first.strategy.name);
    parts.push('', cellText(first, strategy?.plays ?? [], lang));
  }
  return parts.join('\n');
}
