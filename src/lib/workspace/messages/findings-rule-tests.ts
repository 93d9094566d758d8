import type { FactType } from '../../plan/index.ts';
import { error } from './define.ts';
import { code, list, write, writeZh } from './format.ts';
import { VALUE_KINDS } from './value-kinds.ts';

/** What can be wrong with tests of rules, in rules/tests/*.yaml. */
export const RULE_TEST_FINDINGS = {
  'test-fact': error<{ name: string; nearest: string | null; derived: boolean }>(
    ({ name, nearest, derived }) => [
      derived ? `${code(name)} is a fact of rules/facts.yaml` : `there is no fact ${code(name)}`,
      derived
        ? 'it is worked out from other facts, so that a test also tests its expression'
        : 'no rule could read it, and the test would show nothing',
      derived
        ? 'give the facts of its expression'
        : write(nearest, 'use a name of `windtunnel facts`, or `gap.<fact>` of a target'),
    ],
    ({ name, nearest, derived }) => [
      derived ? `${code(name)} 是 rules/facts.yaml 里的自定义指标` : `没有名为 ${code(name)} 的指标`,
      derived ? '它由其他指标算出，测试时一并检验其表达式' : '没有规则能读到它，测试说明不了任何问题',
      derived
        ? '给出其表达式所用的指标'
        : writeZh(nearest, '改用 `windtunnel facts` 里的名称，或有目标的 `gap.<指标>`'),
    ],
  ),
  'test-part': error<{ fact: string; key: string; nearest: string | null; known: readonly string[] }>(
    ({ fact, key, nearest, known }) => [
      `${code(fact)} has no map ${code(key)}`,
      `it has ${list(known)}`,
      write(nearest, 'write a map of maps, as in `channel: { search: { cac: 60 } }`'),
    ],
    ({ fact, key, nearest, known }) => [
      `${code(fact)} 下没有映射 ${code(key)}`,
      `可以是 ${list(known, '、')}`,
      writeZh(nearest, '写成两层映射，如 `channel: { search: { cac: 60 } }`'),
    ],
  ),
  'test-value': error<{
    fact: string;
    type: FactType | 'object';
    members: readonly string[];
    value: string;
  }>(
    ({ fact, type, members, value }) => [
      `${code(fact)} cannot be ${code(value)}`,
      `it is ${VALUE_KINDS[type][0]}${members.length > 0 ? ` of ${list(members)}` : ''}`,
      type === 'object'
        ? 'write a map of maps, as in `channel: { search: { cac: 60 } }`'
        : `write ${VALUE_KINDS[type][0]}, such as ${exampleOf(type, members)}; leave the fact out where it is missing`,
    ],
    ({ fact, type, members, value }) => [
      `${code(fact)} 不能是 ${code(value)}`,
      `它应是${VALUE_KINDS[type][1]}${members.length > 0 ? `，可以是 ${list(members, '、')}` : ''}`,
      type === 'object'
        ? '写成两层映射，如 `channel: { search: { cac: 60 } }`'
        : `写${VALUE_KINDS[type][1]}，如 ${exampleOf(type, members)}；没有数值时不写该指标`,
    ],
  ),
  'test-history': error<{ fact: string; given: number; week: number }>(
    ({ fact, given, week }) => [
      `${code(fact)} has ${given} weeks before week ${week}`,
      `there are ${week - 1}: the list ends with the week before the test's own`,
      `write ${week - 1} values at most`,
    ],
    ({ fact, given, week }) => [
      `${code(fact)} 在第 ${week} 周之前给了 ${given} 周`,
      `之前只有 ${week - 1} 周，列表以测试周的前一周结束`,
      `最多写 ${week - 1} 个值`,
    ],
  ),
  'test-fired-later': error<{ rule: string; fired: number; week: number }>(
    ({ rule, fired, week }) => [
      `${code(rule)} is said to have fired in week ${fired}`,
      `the test is about week ${week}, and \`fired\` about the weeks before it`,
      `write a week before ${week}, or put the rule under \`expect\``,
    ],
    ({ rule, fired, week }) => [
      `${code(rule)} 被写成在第 ${fired} 周触发过`,
      `测试的是第 ${week} 周，\`fired\` 只写之前的各周`,
      `写第 ${week} 周之前的周，或把规则写到 \`expect\` 下`,
    ],
  ),
  'test-no-review': error<{ strategy: string; week: number; every: number; likely: number }>(
    ({ strategy, week, every, likely }) => [
      `${code(strategy)} has no review at the end of week ${week}`,
      every === 1
        ? 'after the last week nothing is decided any more'
        : `rules fire every ${every} weeks, in weeks that ${every} divides, but not after the last`,
      `write ${code(String(likely))}, or expect only \`holds\` and \`holds_not\``,
    ],
    ({ strategy, week, every, likely }) => [
      `${code(strategy)} 在第 ${week} 周末没有复盘`,
      every === 1 ? '最后一周之后不再做决定' : `规则每 ${every} 周复盘一次，最后一周之后不复盘`,
      `写 ${code(String(likely))}，或只用 \`holds\` 和 \`holds_not\``,
    ],
  ),
  'test-expects-nothing': error(
    () => [
      'the test expects nothing',
      'it would pass whatever the rules do',
      'write which rules hold, fire or are held back, as in `fires: [stock-runs-short]`',
    ],
    () => [
      '测试没有任何预期',
      '无论规则怎样都会通过',
      '写明哪些规则成立、触发或被拦下，如 `fires: [stock-runs-short]`',
    ],
  ),
};

function exampleOf(type: FactType, members: readonly string[]): string {
  const [first = ''] = members;
  if (type === 'name') return code(first);
  return type === 'list' ? code(`[${first}]`) : VALUE_KINDS[type][2];
}
