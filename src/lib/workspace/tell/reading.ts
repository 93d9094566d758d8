import {
  type FactDefinition,
  findFact,
  findObjectFact,
  type Json,
  type Label,
  PHASE_LABELS,
  PLAYS,
  SEGMENT_LABELS,
  SOURCE_LABELS,
  SUPPLIER_LABELS,
} from '../../plan/index.ts';
import { explainWord } from '../messages/explain-words.ts';
import type { Lang } from '../messages/index.ts';

/** What a rule reads: a fact, or an object of the rule file that names one. */
export interface Reading {
  readonly fact: string;
  readonly params?: Readonly<Record<string, Json>>;
  readonly path?: string;
}

const LABELS: Readonly<Partial<Record<string, Label>>> = {
  ...SOURCE_LABELS,
  ...SEGMENT_LABELS,
  ...SUPPLIER_LABELS,
  ...PHASE_LABELS,
  ...Object.fromEntries(PLAYS.map((play) => [play.name, play])),
};

const WINDOWS = ['mean', 'min', 'max', 'sum', 'change'] as const;
/** Begins the name of a fact's distance to its target. */
const GAP = 'gap.';
const PATH = /^\$\.([^.]+)\.([^.]+)$/;

/** What people call a channel, segment, supplier, phase or play; the name itself where they call it nothing else. */
export const memberName = (member: string, lang: Lang): string => LABELS[member]?.[lang] ?? member;

/** The catalogue's fact that is read; undefined for one of the workspace's own. */
export function definitionOf({ fact, path }: Reading): FactDefinition | undefined {
  const [, key = '', part = ''] = PATH.exec(path ?? '') ?? [];
  const gapless = fact.startsWith(GAP) ? fact.slice(GAP.length) : fact;
  return findObjectFact(fact)?.parts[key]?.[part] ?? findFact(gapless);
}

/** A fact's name as a planner reads it, without its params. */
export function plainName(reading: Reading, lang: Lang): string {
  const { fact, path } = reading;
  const definition = definitionOf(reading);
  if (fact.startsWith(GAP))
    return explainWord('gap', { fact: definition?.[lang] ?? fact.slice(GAP.length) }, lang);
  const key = PATH.exec(path ?? '')?.[1];
  if (definition && key !== undefined && findObjectFact(fact))
    return `${memberName(key, lang)} ${definition[lang]}`;
  return definition?.[lang] ?? fact;
}

/** A fact's name with its window and lag. */
export function readingName(reading: Reading, lang: Lang): string {
  let name = plainName(reading, lang);
  for (const window of WINDOWS) {
    const weeks = reading.params?.[window];
    if (typeof weeks === 'number') name = explainWord(window, { fact: name, weeks }, lang);
  }
  const lag = reading.params?.['lag'];
  return typeof lag === 'number' ? explainWord('lag', { fact: name, weeks: lag }, lang) : name;
}
