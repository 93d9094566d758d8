import { operatorNamed, type Compare } from './operators.ts';
import type { Cell, RuleProgram, Side, Step } from './program.ts';

/**
 * Steps and cells as the loops read them: the same fields whatever the kind, since reading fields of objects of many
 * shapes took a tenth of the time.
 */
export interface StepInstruction {
  readonly kind: Step['kind'];
  /** Cells, or for `not` a step. */
  readonly a: number;
  readonly b: number;
  /** Threshold, set of members, or width of a table. */
  readonly number: number;
  readonly table: Uint8Array;
  readonly thresholds: readonly number[];
  /** Members of a group, in the order of evaluation: cheapest first to begin with. */
  readonly of: Int32Array;
  readonly compare: Compare | undefined;
  readonly left: Side;
  readonly right: Side;
  /** How many rules and steps read the mask. */
  readonly users: number;
  /** Roughly, in comparisons of all lanes. */
  readonly cost: number;
}

export interface CellInstruction {
  readonly kind: Cell['kind'];
  readonly a: number;
  readonly b: number;
  readonly weeks: number;
  readonly firstWeek: number;
  readonly kept: number;
}

const NOTHING: Side = { value: null };

function stepInstruction(step: Step, users: number, cost: number, costs: readonly number[]): StepInstruction {
  const common = {
    kind: step.kind,
    a: 0,
    b: 0,
    number: 0,
    table: new Uint8Array(0),
    thresholds: [],
    of: new Int32Array(0),
    compare: undefined,
    left: NOTHING,
    right: NOTHING,
    users,
    cost,
  };
  switch (step.kind) {
    case 'below':
    case 'above':
    case 'equal':
    case 'unequal':
      return { ...common, a: step.cell, number: step.threshold };
    case 'ranges':
      return { ...common, a: step.cell, thresholds: step.thresholds, table: step.table };
    case 'table':
      return { ...common, a: step.cell, table: step.table };
    case 'overlaps':
    case 'within':
      return { ...common, a: step.cell, number: step.set };
    case 'pair-below':
    case 'pair-at-most':
    case 'pair-equal':
      return { ...common, a: step.left, b: step.right };
    case 'pair-table':
      return { ...common, a: step.left, b: step.right, number: step.width, table: step.table };
    case 'general':
      return { ...common, compare: operatorNamed(step.operator), left: step.left, right: step.right };
    case 'all':
    case 'any':
      return { ...common, of: Int32Array.from(step.of).sort((a, b) => costs[a]! - costs[b]! || a - b) };
    case 'not':
      return { ...common, a: step.of };
    case 'constant':
      return { ...common, number: Number(step.value) };
  }
}

function cellInstruction(program: RuleProgram, cell: Cell, place: number): CellInstruction {
  const common = {
    kind: cell.kind,
    a: 0,
    b: 0,
    weeks: 0,
    firstWeek: program.firstWeek[place]!,
    kept: program.kept[place]!,
  };
  if (cell.kind === 'signal') return { ...common, a: cell.signal };
  if (cell.kind === 'constant') return common;
  if ('weeks' in cell) return { ...common, a: cell.of, weeks: cell.weeks };
  return 'left' in cell ? { ...common, a: cell.left, b: cell.right } : { ...common, a: cell.of };
}

/** Cells that a step reads by itself. */
function cellsOf(step: Step): readonly number[] {
  switch (step.kind) {
    case 'pair-below':
    case 'pair-at-most':
    case 'pair-equal':
    case 'pair-table':
      return [step.left, step.right];
    case 'general':
      return [step.left, step.right].flatMap((side) => ('cell' in side ? [side.cell] : []));
    default:
      return 'cell' in step ? [step.cell] : [];
  }
}

/** Roughly what each step costs, in comparisons: a cell that is there anyway costs nothing. */
function costsOf(program: RuleProgram): number[] {
  const free = new Set(program.weekly);
  const cells: number[] = [];
  program.cells.forEach((cell, place) => {
    const own =
      free.has(place) || cell.kind === 'signal' || cell.kind === 'constant' || cell.kind === 'lag' ? 0 : 1.5;
    const sources = 'of' in cell ? [cell.of] : 'left' in cell ? [cell.left, cell.right] : [];
    cells.push(own === 0 && free.has(place) ? 0 : sources.reduce((sum, source) => sum + cells[source]!, own));
  });
  const steps: number[] = [];
  for (const step of program.steps) {
    const inside = insideOf(step);
    const own = inside.length > 0 || step.kind === 'constant' ? 0 : step.kind === 'general' ? 100 : 1;
    steps.push(
      inside.reduce(
        (sum, each) => sum + steps[each]!,
        cellsOf(step).reduce((sum, cell) => sum + cells[cell]!, own),
      ),
    );
  }
  return steps;
}

/** Steps that a step is made of. */
const insideOf = (step: Step): readonly number[] =>
  step.kind === 'all' || step.kind === 'any' ? step.of : step.kind === 'not' ? [step.of] : [];

function userCounts({ steps, rules }: RuleProgram): number[] {
  const counts = steps.map(() => 0);
  for (const { step } of rules) counts[step]! += 1;
  for (const step of steps) for (const inside of insideOf(step)) counts[inside]! += 1;
  return counts;
}

export interface Instructions {
  readonly steps: readonly StepInstruction[];
  readonly cells: readonly CellInstruction[];
}

/** Prepares a program for its loops. */
export function instructionsOf(program: RuleProgram): Instructions {
  const costs = costsOf(program);
  const users = userCounts(program);
  return {
    steps: program.steps.map((step, place) => stepInstruction(step, users[place]!, costs[place]!, costs)),
    cells: program.cells.map((cell, place) => cellInstruction(program, cell, place)),
  };
}
