import type { Lang } from '../../workspace/index.ts';
import type { Verdict, VerdictItem } from '../verdict.ts';
import { markup } from './escape.ts';
import { KINDS } from './text.ts';

type Result = 'failure' | 'error' | undefined;

/** A breach or a drift is a failure; what could not be judged is an error. */
function resultOf({ standing }: VerdictItem): Result {
  if (standing === 'pass') return undefined;
  return standing === 'breach' || standing === 'drift' ? 'failure' : 'error';
}

function caseLines(item: VerdictItem, lang: Lang): string[] {
  const { kind, name, standing, said, reason, place } = item;
  const where = place && `${place.file}:${place.line}:${place.column}`;
  const attributes = `classname="windtunnel.${kind}" name="${markup(name)}"`;
  const result = resultOf(item);
  if (!result) return [`    <testcase ${attributes}/>`];
  const text = [said[lang], reason, where].filter((line) => line !== undefined).join('\n');
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
    return [
      `  <testsuite name="${kind}" ${countsOf(those)}>`,
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
