import { error, warning } from './define.ts';
import { code, list, write, writeZh } from './format.ts';

/** What can be wrong with `allow:`, the exceptions from warnings. */
export const ALLOW_FINDINGS = {
  'allow-unknown': error<{ code: string; nearest: string | null; known: readonly string[] }>(
    ({ code: text, nearest, known }) => [
      `there is no warning ${code(text)} to allow`,
      'an exception names the code in brackets behind a warning',
      write(nearest, `use one of ${list(known)}`),
    ],
    ({ code: text, nearest, known }) => [
      `没有可以放行的提示 ${code(text)}`,
      '这里写提示后面方括号里的代码',
      writeZh(nearest, `可选 ${list(known, '、')}`),
    ],
  ),
  'allow-error': error<{ code: string }>(
    ({ code: text }) => [
      `${code(text)} is an error, and cannot be allowed`,
      'a workspace with an error cannot be simulated; only warnings may stand',
      'mend the error, and delete this entry',
    ],
    ({ code: text }) => [
      `${code(text)} 是错误，不能放行`,
      '有错误就无法推演，只有提示可以放行',
      '改正错误，并删掉这一条',
    ],
  ),
  'allow-without-reason': error<{ code: string | null }>(
    ({ code: text }) => [
      text === null ? 'the reason is empty' : `${code(text)} is allowed without a reason`,
      'whoever reads this next year must know why the warning may stand',
      text === null ? 'write why it may stand' : `write ${code(`{ code: ${text}, reason: "…" }`)}`,
    ],
    ({ code: text }) => [
      text === null ? '理由是空的' : `放行 ${code(text)} 没有写理由`,
      '以后看到的人要知道为什么可以放行',
      text === null ? '写明为什么可以放行' : `写成 ${code(`{ code: ${text}, reason: "…" }`)}`,
    ],
  ),
  'allow-unused': warning<{ code: string; rule: string | null; file: string | null }>(
    ({ code: text, rule, file }) => [
      rule === null && file === null
        ? `there is no warning ${code(text)} to allow any more`
        : `${rule === null ? '' : 'rule '}${code(rule ?? file ?? '')} has no warning ${code(text)} to allow`,
      'left here, it would hide the next one',
      file === null ? 'delete this entry' : 'delete this entry, or correct its `file:`',
    ],
    ({ code: text, rule, file }) => [
      rule === null && file === null
        ? `已经没有 ${code(text)} 这种提示需要放行`
        : `${rule === null ? '' : '规则 '}${code(rule ?? file ?? '')} 没有 ${code(text)} 这种提示需要放行`,
      '留着它会掩盖以后的同类提示',
      file === null ? '删掉这一条' : '删掉这一条，或改正 `file:`',
    ],
  ),
};
