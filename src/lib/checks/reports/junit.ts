import type { Lang } from '../../workspace/index.ts';
import type { Verdict, VerdictItem } from '../verdict.ts';
import { markup } from './escape.ts';
import { KINDS, reasonText } from './text.ts';

type Result = 'failure' | 'error' | 'skipped' | undefined;

/** A breach or a drift is a failure; what could not be judged is an error; what there is nothing to hold against is skipped. */
function resultOf({ standing }: VerdictItem): Result {
  if (standing === 'pass') return undefined;
  if (standing === 'unchecked') return 'skipped';
  return standing === 'breach' || standing === 'drift' ? 'failure' : 'error';
}

function caseLines(item: VerdictItem, lang: Lang): string[] {
  const { kind, name, standing, said, place } = item;
  const where = place && `${place.file}:${place.line}:${place.column}`;
  const attributes = `classname="windtunnel.${kind}" name="${markup(name)}"`;
  const result = resultOf(item);
  if (!result) return [`    <testcase ${attributes}/>`];
  if (result === 'skipped')
    return [
      `    <testcase ${attributes}>`,
      `      <skipped message="${markup(said[lang])}"/>`,
      '    </testcase>',
    ];
  const text = [said[lang], reasonText(item, lang), where].filter((line) => line !== undefined).join('\n');
  return [
    `    <testcase ${attributes}>`,
    `      <${result} type="${standing}" message="${markup(said[lang])}">${markup(text)}</${result}>`,
    '    </testcase>',
  ];
}

const countsOf = (items: readonly VerdictItem[]): string => {
  const count = (result: Result): number => items.filter((item) => resultOf(item) === result).length;
  return `tests="${items.length}" failures="${count('failure')}" errors="${count('error')}"`;
};

/** A verdict as JUnit's XML: a suite a kind of check, a case a thing that was checked. */
export function junitReport({ items }: Verdict, lang: Lang): string {
  const suites = KINDS.flatMap((kind) => {
    const those = items.filter((item) => item.kind === kind);
    if (those.length === 0) return [];
    const skipped = those.filter((item) => resultOf(item) === 'skipped').length;
    return [
      `  <testsuite name="${kind}" ${countsOf(those)} skipped="${skipped}">`,
      ...those.flatMap((item) => caseLines(item, lang)),
      '  </testsuite>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="windtunnel" ${countsOf(items)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}
