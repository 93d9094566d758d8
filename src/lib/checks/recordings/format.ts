import { z } from 'zod';
import { KEPT_RUNS } from '../../simulation/index.ts';
import { readFlags, writeFlags } from './flags.ts';
import { ALL_TARGETS, type Recording, RECORDING_VERSION, SKETCH_RUNS } from './recorded.ts';

/** Run values on a line. */
const VALUES_A_LINE = 10;

const share = z.number().min(0).max(1);
const whole = z.number().int().min(0);
/** JSON has no NaN: null stands for a figure that does not exist. */
const figure = z.union([z.number(), z.null().transform(() => NaN)]);

const fact = z.strictObject({
  mean: figure,
  sd: figure,
  p5: figure,
  p50: figure,
  p95: figure,
  missing: whole,
});

const target = z
  .strictObject({ at_least: z.number().optional(), at_most: z.number().optional(), chance: share })
  .refine((each) => (each.at_least === undefined) !== (each.at_most === undefined), 'one bound');

const rule = z.strictObject({
  share_of_runs: share,
  firings_per_run: z.number().min(0),
  first_week: whole.optional(),
  by_week: z.array(whole),
});

const file = z.strictObject({
  version: z.literal(RECORDING_VERSION),
  strategy: z.string(),
  scenario: z.string(),
  reason: z.string().optional(),
  seed: z.union([z.number().int(), z.string()]),
  runs: whole.min(1).max(KEPT_RUNS),
  weeks: whole.min(1),
  model: whole,
  seed_scheme: whole,
  block: whole.min(1),
  files: z.record(z.string(), z.string()),
  all_targets: share,
  targets: z.record(z.string(), target),
  facts: z.record(z.string(), fact),
  rules: z.record(z.string(), rule),
  met: z.record(z.string(), z.array(z.string())),
  values: z.record(z.string(), z.array(figure)),
});

/** What the first lines of a recording must have whatever its version. */
const head = z.looseObject({ version: z.number(), strategy: z.string(), scenario: z.string() });

/** A recording's file read: `other` is one of another version of the format, `damaged` none at all: wrong `at` some key, or as a whole. */
export type ReadRecording =
  | { readonly kind: 'recording'; readonly recording: Recording }
  | { readonly kind: 'other'; readonly version: number }
  | { readonly kind: 'damaged'; readonly at?: string };

const damaged = (at = ''): ReadRecording => ({ kind: 'damaged', ...(at !== '' && { at }) });

/** Where zod found something amiss, as keys from the outermost one inwards; an unknown key among them. */
function whereOf({ issues: [first] }: z.ZodError): string {
  const keys = first?.code === 'unrecognized_keys' ? first.keys.slice(0, 1) : [];
  return [...(first?.path ?? []), ...keys].join('.');
}

/** Where parts of a recording contradict each other; undefined where they agree. */
function contradiction({ runs, weeks, facts, rules, targets, met, values }: Recording): string | undefined {
  for (const [name, { missing, ...figures }] of Object.entries(facts)) {
    if (missing > runs) return `facts.${name}.missing`;
    // a figure is missing where no run has a value, and there alone
    const wrong = Object.entries(figures).find(([, each]) => Number.isNaN(each) !== (missing === runs));
    if (wrong) return `facts.${name}.${wrong[0]}`;
  }
  for (const [name, { by_week }] of Object.entries(rules))
    if (by_week.length !== weeks) return `rules.${name}.by_week`;
  for (const name of [ALL_TARGETS, ...Object.keys(targets)])
    if (met[name] === undefined) return `met.${name}`;
  for (const [name, of] of Object.entries(values)) {
    const without = of.filter((value) => Number.isNaN(value)).length;
    if (of.length !== Math.min(runs, SKETCH_RUNS) || without > (facts[name]?.missing ?? 0))
      return `values.${name}`;
  }
  return undefined;
}

/** Reads a recording's file. Never throws for what a file holds. */
export function readRecording(text: string): ReadRecording {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return damaged();
  }
  const about = head.safeParse(written);
  if (!about.success) return damaged(whereOf(about.error));
  if (about.data.version !== RECORDING_VERSION) return { kind: 'other', version: about.data.version };
  const read = file.safeParse(written);
  if (!read.success) return damaged(whereOf(read.error));
  const met: Record<string, Uint8Array> = {};
  for (const [name, lines] of Object.entries(read.data.met)) {
    const flags = readFlags(lines, read.data.runs);
    if (!flags) return damaged(`met.${name}`);
    met[name] = flags;
  }
  const recording: Recording = { ...read.data, met };
  const at = contradiction(recording);
  return at === undefined ? { kind: 'recording', recording } : damaged(at);
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** On one line. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{ ${parts.map(([key, part]) => `${JSON.stringify(key)}: ${inline(part)}`).join(', ')} }`;
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  if (lines.length === 0) return `${open}${close}`;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}

/** A long list, so many of its items on a line. */
function list(items: readonly unknown[], aLine: number, indent: string): string {
  const lines: string[] = [];
  for (let at = 0; at < items.length; at += aLine)
    lines.push(
      items
        .slice(at, at + aLine)
        .map(inline)
        .join(', '),
    );
  return block('[', lines, ']', indent);
}

function map<Part>(
  parts: Readonly<Record<string, Part>>,
  text: (part: Part) => string,
  indent: string,
): string {
  const lines = Object.entries(parts)
    .sort(byKey)
    .map(([key, part]) => `${JSON.stringify(key)}: ${text(part)}`);
  return block('{', lines, '}', indent);
}

/**
 * A recording's file: keys in one order, what is sorted sorted, one outcome a line, so that a difference between versions is a
 * difference of outcomes and shows which.
 */
export function writeRecording(recording: Recording): string {
  const { targets, facts, rules, met, values, files, ...about } = recording;
  const order = ['version', 'strategy', 'scenario', 'reason', 'seed', 'runs', 'weeks', 'model'] as const;
  const { all_targets, seed_scheme, block: lanes } = about;
  const lines = [
    ...order.flatMap((key) => (about[key] === undefined ? [] : [[key, inline(about[key])] as const])),
    ['seed_scheme', inline(seed_scheme)] as const,
    ['block', inline(lanes)] as const,
    ['files', map(files, inline, '  ')] as const,
    ['all_targets', inline(all_targets)] as const,
    ['targets', map(targets, inline, '  ')] as const,
    ['facts', map(facts, inline, '  ')] as const,
    ['rules', map(rules, inline, '  ')] as const,
    ['met', map(met, (flags) => list(writeFlags(flags), 1, '    '), '  ')] as const,
    ['values', map(values, (each) => list(each, VALUES_A_LINE, '    '), '  ')] as const,
  ];
  return `${block(
    '{',
    lines.map(([key, text]) => `"${key}": ${text}`),
    '}',
    '',
  )}\n`;
}
