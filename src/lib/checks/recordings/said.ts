import { findFact, type Label, type Unit } from '../../plan/index.ts';
import { type Lang, recordingLabel } from '../../workspace/index.ts';
import { fixedText, unitTexts } from '../number-text.ts';
import type { Drift } from './compare.ts';
import { recordCommand } from './command.ts';
import { kept, type Recorded, type Recording } from './recorded.ts';
import { firingChanges, type FiringChange } from './rules.ts';

/** Most outcomes, and most rules of a kind, that are named. */
const MOST_NAMED = 3;

/** Decimals of firings a run. */
const FIRING_DECIMALS = 2;

const between = (lang: Lang): string => (lang === 'en' ? ', ' : '、');

/** What a figure is one of, in words. */
function figureText({ what, name, moved }: Drift, lang: Lang): string {
  if (what === 'all-targets') return recordingLabel('all-targets', {})[lang];
  return recordingLabel(`figure-${moved.figure}`, { name: findFact(name)?.[lang] ?? name })[lang];
}

const inFull = (value: number, unit: Unit): string =>
  unit === 'share' || unit === 'flag' ? `${kept(value * 100)}%` : String(value);

function movedText(drift: Drift, lang: Lang): string {
  const { figure, before, after } = drift.moved;
  const isShare = figure === 'chance' || figure === 'share-of-runs' || figure === 'missing';
  const unit: Unit = isShare ? 'share' : (findFact(drift.name)?.unit ?? 'number');
  const what = figureText(drift, lang);
  if (figure === 'runs') return what;
  const shown = unitTexts([before, after], unit);
  // what moved by less than is shown is shown to the last digit that is kept
  const [was = '', is = ''] =
    shown[0] === shown[1] ? [before, after].map((value) => inFull(value, unit)) : shown;
  return recordingLabel('moved', { what, before: was, after: is })[lang];
}

/** The first few of them, and how many more there are. */
function listed(drifts: readonly Drift[], lang: Lang): string {
  const moved = drifts
    .slice(0, MOST_NAMED)
    .map((drift) => movedText(drift, lang))
    .join(between(lang));
  const others = drifts.length - MOST_NAMED;
  return others <= 0 ? moved : recordingLabel('and-more', { moved, others: fixedText(others) })[lang];
}

const firingText = ({ name, before, after, fromWeek }: FiringChange, lang: Lang): string => {
  const [was, is] = [fixedText(before, FIRING_DECIMALS), fixedText(after, FIRING_DECIMALS)];
  return recordingLabel('fires', { rule: name, before: was, after: is, week: fromWeek })[lang];
};

/** Files that went into a recording and have another content now, came later or are gone. */
export function changedFiles(
  recording: Recording,
  hashes: Readonly<Record<string, string>>,
): readonly string[] {
  const paths = new Set([...Object.keys(recording.files), ...Object.keys(hashes)]);
  return [...paths].filter((path) => recording.files[path] !== hashes[path]).sort();
}

/** What moved past what is of account, which files have changed since, and which rules fire otherwise. */
export function saidDrifted(
  recording: Recording,
  now: Recorded,
  drifts: readonly Drift[],
  files: readonly string[],
): Label {
  const firings = firingChanges(recording.rules, now.rules);
  const those = (isWanted: (change: FiringChange) => boolean, lang: Lang): string =>
    firings
      .filter(isWanted)
      .slice(0, MOST_NAMED)
      .map((change) => firingText(change, lang))
      .join(between(lang));
  return recordingLabel('drifted', (lang) => ({
    moved: listed(drifts, lang),
    files: files.join(between(lang)),
    more: those(({ before, after }) => after > before, lang),
    less: those(({ before, after }) => after < before, lang),
    command: recordCommand(now, recording),
  }));
}

/** That outcomes moved, but none so far that it is of account. */
export const saidWithin = (drifts: readonly Drift[]): Label =>
  recordingLabel('within', (lang) => ({
    outcomes: fixedText(drifts.length),
    moved: listed(drifts.slice(0, 1), lang),
  }));
