import type { WorkspaceFiles } from '../read.ts';
import { meaningOf } from '../format/yaml.ts';
import { formatFile } from '../format/index.ts';
import { partAt, plain, type Path, type Tree } from '../text/tree.ts';
import { makeSource } from '../text/source.ts';
import { dialOf, spelled, turned } from './dial.ts';
import { familyOf } from './family.ts';
import {
  amountLiteral,
  copied,
  isJson,
  onOneLine,
  spelling,
  textLiteral,
  treeOf,
  withoutValue,
  withValue,
} from './file-text.ts';
import { knobOf, type Spot, steadied } from './spot.ts';
import type { Knobs } from './knob.ts';
import { scenarioSpots } from './scenario-spots.ts';
import { giveWay, unitsOf } from './split.ts';
import { strategySpots, type Spots } from './strategy-spots.ts';

/** The strategy and the scenario whose knobs are meant. */
export interface KnobPlace {
  readonly strategy: string;
  readonly scenario: string;
}

/** A file as it is changed: its new text, or null where it is removed. */
export interface FileEdit {
  readonly path: string;
  readonly text: string | null;
}

/** A knob turned: its file's new text, and the values of the knobs that have moved. */
export interface Turn extends FileEdit {
  readonly text: string;
  readonly values: readonly (readonly [id: string, value: number])[];
}

function spotsOf(files: WorkspaceFiles, { strategy, scenario }: KnobPlace): Spots {
  const family = familyOf(files);
  const [ours, world] = [strategySpots(family, strategy), scenarioSpots(family, scenario)];
  return { groups: [...ours.groups, ...world.groups], spots: [...ours.spots, ...world.spots] };
}

/** The spots of the files as edited, each with the one of the files as they are kept. */
interface Turnable {
  readonly groups: Spots['groups'];
  readonly spots: readonly Spot[];
  readonly before: ReadonlyMap<string, Spot>;
}

function turnable(files: WorkspaceFiles, kept: WorkspaceFiles, place: KnobPlace): Turnable {
  const { groups, spots } = spotsOf(files, place);
  const before = new Map(spotsOf(kept, place).spots.map((spot) => [spot.id, spot]));
  return { groups, before, spots: spots.map((spot) => steadied(spot, before.get(spot.id))) };
}

/**
 * What a strategy and a scenario can be turned at, as their files are edited, with what they are in the files that are kept.
 * Numbers of files that they are based on are shown as theirs; turning one writes it into their own.
 *
 * @param all - also those that neither says anything about, and that are none of the main ones
 */
export function knobsOf(files: WorkspaceFiles, kept: WorkspaceFiles, place: KnobPlace, all = false): Knobs {
  const { groups, spots, before } = turnable(files, kept, place);
  const shown = all ? spots : spots.filter(({ main }) => main);
  return { groups, knobs: shown.map((spot) => knobOf(spot, before.get(spot.id)?.value)) };
}

const TO_THE_END = 'to the end';

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** One file as it is changed step by step. */
class Edit {
  text: string;
  readonly path: string;
  readonly #kept: Tree | undefined;

  constructor(path: string, text: string, kept: Tree | undefined) {
    this.path = path;
    this.text = text;
    this.#kept = kept;
  }

  set(at: Path, value: string): void {
    this.text = withValue(this.path, this.text, at, value) ?? this.text;
  }

  remove(at: Path): void {
    const had = (path: Path): boolean => this.#kept !== undefined && partAt(this.#kept, path) !== undefined;
    this.text = withoutValue(this.path, this.text, at, had) ?? this.text;
  }

  part(at: Path): Tree | undefined {
    const tree = treeOf(this.path, this.text);
    return tree && partAt(tree, at);
  }
}

/** The numbers of a value turned, each where it stands in it. */
function turnedNumbers(spot: Spot, shape: Tree, to: number): ReturnType<typeof turned> {
  const dial = dialOf(shape, spot.kind !== 'number');
  if (dial === undefined) return [];
  const following = spot.kind === 'week' && dial.spread ? { ...dial, spread: 'shifts' as const } : dial;
  return turned(following, to, ...spot.bounds);
}

/** The text of a value that is not an assumption. */
function plainText(spot: Spot, to: number, json: boolean): string {
  if (spot.open && to >= spot.high) return textLiteral(TO_THE_END, json);
  if (spot.kind === 'week') {
    const [first, last] = spot.weeks ?? [1, 1];
    const text = last > first ? `week ${to} to week ${to + last - first}` : `week ${to}`;
    return textLiteral(text, json);
  }
  return amountLiteral(spelled(to, spot.spelling), json);
}

/** The family of an assumption; undefined for a number that is known. */
const assumed = (part: Tree | undefined, spot: Spot): string | undefined => {
  const dial = part && dialOf(part, spot.kind !== 'number');
  return dial?.spread === undefined ? undefined : dial.family;
};

/** Writes a value into its file. Assumptions are turned from what is kept, so that a way there and back changes nothing. */
function write(edit: Edit, spot: Spot, kept: Spot | undefined, to: number): void {
  const json = isJson(edit.path);
  if (spot.list && spot.listed && edit.part([spot.list]) === undefined)
    edit.set([spot.list], copied(spot.listed, json));
  if (kept && isNear(kept.value, to)) {
    if (kept.found && (kept.isOwn || spot.list) && isJson(kept.found.place.source.file) === json)
      edit.set(spot.at, spelling(kept.found));
    else if (kept.isOwn || (spot.list && kept.found)) edit.set(spot.at, plainText(spot, to, json));
    else edit.remove(spot.at);
    return;
  }
  const family = assumed(spot.found, spot);
  if (spot.found === undefined || family === undefined) {
    const own = edit.part(spot.at);
    const at = own?.kind === 'map' && own.entries.has('value') ? [...spot.at, 'value'] : spot.at;
    edit.set(at, plainText(spot, to, json));
    return;
  }
  const shape = kept?.found && assumed(kept.found, spot) === family ? kept.found : spot.found;
  if (edit.part(spot.at) === undefined) {
    const whole = partAt(spot.found, [family]);
    if (whole) edit.set(spot.at, `{ ${json ? JSON.stringify(family) : family}: ${onOneLine(whole, json)} }`);
  }
  for (const { at, text } of turnedNumbers(spot, shape, to))
    edit.set([...spot.at, ...at], amountLiteral(text, json));
}

/** The shares that a spot and those beside it come to. */
function sharesOf(spot: Spot, spots: readonly Spot[], to: number): readonly (readonly [Spot, number])[] {
  if (spot.of === undefined) return [[spot, to]];
  const whole = spots.filter(({ of, file }) => of === spot.of && file === spot.file);
  const shares = whole.map(({ value }) => value);
  const units = Math.max(unitsOf(shares), unitsOf([to]));
  const given = giveWay(shares, whole.indexOf(spot), to, units);
  return whole.map((each, index) => [each, given[index] ?? each.value]);
}

/** The text as it is kept where it says the same: what was turned back leaves no trace. */
function settled(path: string, text: string, kept: string | Uint8Array | undefined): string {
  const before = kept === undefined ? undefined : treeOf(path, kept)?.place.source.text;
  if (before === undefined) return text;
  const meaning = (each: string): string | undefined => {
    if (!isJson(path)) return meaningOf(makeSource(path, each));
    const tree = treeOf(path, each);
    return tree && JSON.stringify(plain(tree));
  };
  return meaning(text) === meaning(before) ? before : text;
}

/** JSON is laid out anew where it was laid out so: a longer number may need another line. */
function laidOut(path: string, before: string, after: string): string {
  if (!isJson(path)) return after;
  const [was, is] = [formatFile(path, before), formatFile(path, after)];
  return was.ok && is.ok && was.text === before ? is.text : after;
}

/**
 * The file that a knob writes, as it is when the knob is turned: comments, order and layout stay. Undefined where there is no such
 * knob. A share of a whole takes from the others, or gives to them.
 *
 * @param to - within the knob's bounds
 */
export function turnKnob(
  files: WorkspaceFiles,
  kept: WorkspaceFiles,
  place: KnobPlace,
  id: string,
  to: number,
): Turn | undefined {
  const { spots, before } = turnable(files, kept, place);
  const spot = spots.find((each) => each.id === id);
  if (spot === undefined) return undefined;
  const { path } = spot.file;
  const content = files.get(path);
  const keptContent = kept.get(path);
  const text = typeof content === 'string' ? content : spot.file.tree.place.source.text;
  const edit = new Edit(path, text, keptContent === undefined ? undefined : treeOf(path, keptContent));
  const target = Math.min(spot.high, Math.max(spot.low, to));
  const shares = sharesOf(spot, spots, target);
  for (const [each, value] of shares) {
    if (!isNear(each.value, value)) write(edit, each, before.get(each.id), value);
  }
  forgetCopy(edit, spot);
  return {
    path,
    text: settled(path, laidOut(path, text, edit.text), keptContent),
    values: shares.map(([{ id: each }, value]) => [each, value]),
  };
}

/** A list that was copied and says again what it says where it was copied from is left to that file. */
function forgetCopy(edit: Edit, { list, inheritedList }: Spot): void {
  const own = list && edit.part([list]);
  if (own && inheritedList && JSON.stringify(plain(own)) === JSON.stringify(plain(inheritedList)))
    edit.remove([list]);
}
