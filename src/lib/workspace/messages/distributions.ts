import type { DistributionProblem } from '../../random/index.ts';
import type { Family } from '../grammar/families.ts';
import type { Told } from './define.ts';
import { amount, code } from './format.ts';

/** How each family is written. */
const FORMS: Readonly<Record<Family, string>> = {
  value: '{ value: 1.8, source: "..." }',
  pert: '{ pert: [min, mode, max] }',
  triangular: '{ triangular: [min, mode, max] }',
  uniform: '{ uniform: [min, max] }',
  lognormal: '{ lognormal: { p5: 1.2, p95: 4 } }',
  normal: '{ normal: { mean: 1, sd: 0.2 } }',
  beta: '{ beta: { alpha: 2, beta: 5 } }',
  discrete: '{ discrete: { values: [1, 2], weights: [30%, 70%] } }',
  samples: '{ samples: [1.1, 1.4, 0.9] }',
};

const number = (value: number): string => amount(value, 'number');

const rising = ({ min, mode, max }: Extract<DistributionProblem, { code: 'mode-outside' }>): string =>
  `[${[min, mode, max]
    .sort((a, b) => a - b)
    .map(number)
    .join(', ')}]`;

const swapped = ({ p5, p95 }: Extract<DistributionProblem, { code: 'p5-not-below-p95' }>): string =>
  `{ p5: ${number(p95)}, p95: ${number(p5)} }`;

/** Why an assumption's parameters are impossible. */
export function impossible(family: Family, cause: DistributionProblem): Told {
  const form = code(FORMS[family]);
  switch (cause.code) {
    case 'not-finite':
      return [
        `${code(cause.parameter)} is no number to compute with`,
        'it would spread through every result',
        `write ${form}`,
      ];
    case 'out-of-range':
      return [
        `${code(cause.parameter)} is ${number(cause.value)}`,
        `it can be ${number(cause.least)} to ${number(cause.most)}`,
        `write ${form} with a value in that range`,
      ];
    case 'min-above-max':
      return [
        `the least value (${number(cause.min)}) is above the largest (${number(cause.max)})`,
        'values go from the least to the largest',
        'swap them',
      ];
    case 'mode-outside':
      return [
        `the most likely value (${number(cause.mode)}) lies outside ${number(cause.min)} to ${number(cause.max)}`,
        `it must lie between the least and the largest`,
        `write ${form} in rising order, such as ${code(rising(cause))}`,
      ];
    case 'p5-not-below-p95':
      return [
        `p5 (${number(cause.p5)}) is not below p95 (${number(cause.p95)})`,
        'one year in twenty lies below p5 and one above p95',
        cause.p5 === cause.p95
          ? `write a smaller p5; for a known number write ${code(`{ value: ${number(cause.p5)} }`)}`
          : `write the smaller as p5: ${code(swapped(cause))}`,
      ];
    case 'not-positive':
      return [
        `${code(cause.parameter)} is ${number(cause.value)}`,
        family === 'lognormal' ? 'a lognormal number is always above 0' : 'it must be above 0',
        family === 'lognormal' ? 'write a p5 above 0, or use `normal` or `pert`' : `write ${form}`,
      ];
    case 'negative-spread':
      return [
        `${code(cause.parameter)} is ${number(cause.value)}`,
        'a spread cannot be negative',
        `write ${form}`,
      ];
    case 'no-samples':
      return ['the list of values is empty', 'there is nothing to draw from', `write ${form}`];
    case 'weights':
      if (cause.reason === 'count')
        return [
          `there are ${cause.values} values and ${cause.weights} weights`,
          'each value needs a weight',
          `write ${form}`,
        ];
      if (cause.reason === 'negative')
        return [
          `weight ${cause.index + 1} is ${number(cause.value)}`,
          'a weight cannot be negative',
          `write ${form}`,
        ];
      return ['all weights are 0', 'nothing could ever be drawn', `write ${form}`];
  }
}

/** The same in Chinese. */
export function impossibleZh(family: Family, cause: DistributionProblem): Told {
  const form = code(FORMS[family]);
  switch (cause.code) {
    case 'not-finite':
      return [`${code(cause.parameter)} 不是可以计算的数`, '它会污染所有结果', `写成 ${form}`];
    case 'out-of-range':
      return [
        `${code(cause.parameter)} 是 ${number(cause.value)}`,
        `可以是 ${number(cause.least)} 到 ${number(cause.most)}`,
        `写成 ${form}，取值在此范围内`,
      ];
    case 'min-above-max':
      return [`最小值（${number(cause.min)}）大于最大值（${number(cause.max)}）`, '应从小到大', '把两者对调'];
    case 'mode-outside':
      return [
        `最可能值（${number(cause.mode)}）不在 ${number(cause.min)} 到 ${number(cause.max)} 之间`,
        '它必须在最小值和最大值之间',
        `写成 ${form}，从小到大，如 ${code(rising(cause))}`,
      ];
    case 'p5-not-below-p95':
      return [
        `p5（${number(cause.p5)}）不小于 p95（${number(cause.p95)}）`,
        '二十年里有一年低于 p5，一年高于 p95',
        cause.p5 === cause.p95
          ? `p5 写小一些；若数值已知，写 ${code(`{ value: ${number(cause.p5)} }`)}`
          : `小的写在 p5：${code(swapped(cause))}`,
      ];
    case 'not-positive':
      return [
        `${code(cause.parameter)} 是 ${number(cause.value)}`,
        family === 'lognormal' ? '对数正态的数总大于 0' : '它必须大于 0',
        family === 'lognormal' ? 'p5 写成大于 0 的数，或改用 `normal`、`pert`' : `写成 ${form}`,
      ];
    case 'negative-spread':
      return [`${code(cause.parameter)} 是 ${number(cause.value)}`, '离散程度不能为负', `写成 ${form}`];
    case 'no-samples':
      return ['数值列表是空的', '没有可以抽取的值', `写成 ${form}`];
    case 'weights':
      if (cause.reason === 'count')
        return [`有 ${cause.values} 个值和 ${cause.weights} 个权重`, '每个值对应一个权重', `写成 ${form}`];
      if (cause.reason === 'negative')
        return [`第 ${cause.index + 1} 个权重是 ${number(cause.value)}`, '权重不能为负', `写成 ${form}`];
      return ['所有权重都是 0', '什么也抽不到', `写成 ${form}`];
  }
}
