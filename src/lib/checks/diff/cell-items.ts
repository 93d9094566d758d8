import { label, type Label } from '../../plan/index.ts';
import { diffWord, type Lang, rulePlace, type WorkspaceFiles } from '../../workspace/index.ts';
import { causeText, changeLine } from '../reports/diff-text.ts';
import type { Verdict, VerdictCell, VerdictChange, VerdictItem } from '../verdict.ts';

/** Changes of a cell that are told. */
const MOST_TOLD = 3;

const both = (say: (lang: Lang) => string): Label => label(say('en'), say('zh'));

/** What became of a cell: its weightiest changes past what is of account, each with what is behind it. */
function saidOf({ before, after }: VerdictCell, changes: readonly VerdictChange[], all: number): Label {
  return both((lang) => {
    if (changes.length > 0)
      return changes
        .slice(0, MOST_TOLD)
        .map((change) =>
          [changeLine(change, lang), causeText(change, lang)].filter((text) => text !== '').join('\n'),
        )
        .join('\n');
    if ((before === undefined) !== (after === undefined))
      return diffWord(before ? 'only-before' : 'only-after', {}, lang);
    return diffWord(all > 0 ? 'within' : 'same', {}, lang);
  });
}

/** The place of the strongest cause: the line of the rule, where it is one. */
function placeOf(change: VerdictChange | undefined, files: WorkspaceFiles): VerdictItem['place'] {
  const [cause] = change?.because ?? [];
  return cause && files.has(cause.file) ? rulePlace(files, cause.file, cause.rule) : undefined;
}

/**
 * A comparison as things that were checked, a cell each: what JUnit lists, and what annotations put on the lines of changed rules.
 *
 * @param files - as they are after the change
 * @param failOnDrift - whether a cell that moved past the practical difference fails
 */
export function cellItems(
  { cells, changes }: Pick<Verdict, 'cells' | 'changes'>,
  files: WorkspaceFiles,
  failOnDrift: boolean,
): readonly VerdictItem[] {
  return cells.map((cell): VerdictItem => {
    const { strategy, scenario } = cell;
    const own = changes.filter((each) => each.strategy === strategy && each.scenario === scenario);
    const far = own.filter(({ practical }) => practical);
    const place = placeOf(far[0], files);
    return {
      kind: 'cell',
      standing: failOnDrift && far.length > 0 ? 'drift' : 'pass',
      name: `${strategy} / ${scenario}`,
      cell: { strategy, scenario },
      ...(place && { place }),
      said: saidOf(cell, far, own.length),
    };
  });
}
