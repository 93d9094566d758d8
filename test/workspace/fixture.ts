import { LEVERS } from '../../src/lib/plan/index.ts';
import type { WorkspaceFiles } from '../../src/lib/workspace/index.ts';
import { LEVER_VALUES } from './fixture-levers.ts';

/** Paths of the fixture's files. */
export const BUSINESS = 'scenarios/shop/business.yaml';
export const TARGETS = 'scenarios/shop/targets.yaml';
export const PLAN = 'scenarios/shop/strategies/plan.yaml';
export const STEADY = 'scenarios/shop/strategies/steady.yaml';
export const CALM = 'scenarios/calm.yaml';
export const SQUEEZE = 'scenarios/squeeze.yaml';
export const WATCH = 'rules/watch.json';
export const PLAYS = 'rules/plays.yaml';
export const FACTS = 'rules/facts.yaml';
export const CONDITIONS = 'rules/conditions.yaml';
export const NOTES = 'rules/rules.yaml';

/** Mean 1; the two big sales in weeks 24 and 45. */
function season(): number[] {
  const weeks = Array.from({ length: 52 }, (_, index) => (index === 23 ? 1.8 : index === 44 ? 2.2 : 0.96));
  return weeks.map((index) => Number(index.toFixed(2)));
}

/** A value that a lever can have, for levers that the catalogue gains later. */
function anyValue(min: number, max: number): string {
  return String(max > 1000 ? Math.max(min, 1000) : (min + max) / 2);
}

function leverLines(): string {
  const stated = LEVERS.filter(({ name, kind, neutral }) => {
    const elsewhere = /^budget\.(?!pace)|^channels\.[a-z]+\.share$/.test(name) && kind === 'ours';
    return !elsewhere && (neutral === undefined || Object.hasOwn(LEVER_VALUES, name));
  });
  return stated
    .map(({ name, min, max }) => `  ${name}: ${LEVER_VALUES[name] ?? anyValue(min, max)}`)
    .join('\n');
}

const business = (): string => `version: 1
title: { en: Basics brand, zh: 基础款服饰品牌 }
calendar:
  start: 2026-01-05
  weeks: 52
  season: [${season().join(', ')}]
  promotions:
    - { name: "618", weeks: [23, 24], weights: [40%, 80%] }
    - { name: 双11, weeks: [45] }
opening:
  customers: { new: 11_800, active: 20_600, high: 4_700, dormant: 73_800, lost: 186_000 }
  content_stock: 221
  weekly_orders: 2_980
  stock_weeks: 5
  cash: { value: 4_000_000, source: "balance of 2025-12-31" }
last_year:
  source: "shop export 2026-01"
  gmv: [${season()
    .map((index) => Math.round(index * 596_000))
    .join(', ')}]
  organic_visits: [${season()
    .map((index) => Math.round(index * 22_000))
    .join(', ')}]
  budget:
    total: 6_200_000
    split: { public: 50%, content: 18%, private: 12%, supply: 20% }
  channels: { search: 45%, douyin: 30%, influencers: 10%, wechat: 15% }
terms: { receipt_lag: 2 weeks, supplier_term: 4 weeks }
levers:
  source: "assumption"
${leverLines()}
correlations:
  - { between: [channels.cpc_growth, market.demand], r: -0.2 }
  - { between: [competitor.rate, entrant.rate], r: 0.5 }
`;

const files = (): Record<string, string> => ({
  [BUSINESS]: business(),
  [TARGETS]: `version: 1
targets:
  - { fact: gmv_growth, at_least: 18%, owner: finance, dimension: scale }
  - { fact: customers, at_least: 44_000, owner: finance, dimension: scale, path: { month 3: 37_000, month 12: 44_000 } }
  - { fact: cac, at_most: 107, owner: media, dimension: efficiency }
  - { fact: profit, at_least: -1_000_000, owner: finance, dimension: money }
`,
  [PLAN]: `version: 1
title: { en: The plan, zh: 方案 }
budget:
  total: 10_000_000
  split: { public: 40%, content: 25%, private: 15%, supply: 20% }
phases:
  - { name: prepare, months: 1-2, spend: 10% }
  - { name: launch, months: 3-6, spend: 40%, levers: { promotion.depth: 20% } }
  - { name: grow, months: 7-12, spend: 50% }
levers:
  messages: { active: 5 }
  points.rate: 2%
changes:
  - { lever: content.output, multiply: 1.2, from: month 4, for: 8 weeks, ramp: 2 weeks }
rules: [watch]
review: weekly
`,
  [STEADY]: `version: 1
based_on: plan
budget: { total: 6_200_000 }
phases: null
levers: { messages.active: null }
changes: null
rules: []
review: every 4 weeks
`,
  [CALM]: `version: 1
title: { en: Calm, zh: 平稳 }
shocks: []
`,
  [SQUEEZE]: `version: 1
title: { en: Squeeze, zh: 挤压 }
include: [calm]
shocks:
  - lever: competitor.discount
    add: { pert: [10%, 20%, 35%], source: "three cuts seen" }
    from: month 4 to month 7
    for: { lognormal: { p5: 4 weeks, p95: 26 weeks } }
    ramp: 2 weeks
    chance: 80%
  - { lever: channels.cpc, multiply: 1.2, from: 2026-06-18, for: 6 weeks }
  - { lever: channels.cpc, multiply: 1.1, from: week 30, id: second-wave }
assume:
  conversion.similarity: { pert: [30%, 60%, 90%], source: "panel" }
correlations:
  - { between: [market.demand, channels.cpc_growth], r: -0.4 }
together: 50%
`,
  [WATCH]: `[
  {
    "name": "cac-runs-hot",
    "priority": 20,
    "conditions": { "all": [
      { "fact": "cac", "params": { "mean": 4 }, "operator": "greaterThan",
        "value": { "fact": "cac", "params": { "mean": 4, "lag": 12 } } },
      { "fact": "private_share", "operator": "lessThan", "value": 0.35 }
    ] },
    "event": { "type": "shift-to-private", "params": { "cooldown": 8, "why": "clicks" } }
  },
  {
    "name": "cover-is-short",
    "conditions": { "any": [
      { "condition": "big-sale-ahead" },
      { "fact": "cover", "operator": "lessThan", "value": 3 }
    ] },
    "event": { "type": "alert" }
  },
  {
    "name": "douyin-is-dear",
    "priority": 30,
    "conditions": { "all": [
      { "fact": "channel", "path": "$.douyin.cac", "operator": "greaterThan", "value": 150 },
      { "fact": "gap.customers", "operator": "lessThan", "value": 0 }
    ] },
    "event": { "type": "our-own-play" }
  }
]
`,
  [PLAYS]: `version: 1
plays:
  shift-to-private:
    levers:
      - { lever: budget.public, add: -8% }
      - { lever: budget.private, add: 8% }
    delay: 2 weeks
    for: 12 weeks
  our-own-play:
    title: { en: Our own play, zh: 自有动作 }
    levers: [{ lever: messages.high, multiply: 1.5, ramp: 1 week }]
    cost: { once: 20_000, weekly: 1_000, funds: private, marketing: false }
    for: 4 weeks
    limit: 5
`,
  [FACTS]: `version: 1
facts:
  cover: (stock + in_transit) / mean(demand, 4)
`,
  [CONDITIONS]: `version: 1
conditions:
  big-sale-ahead:
    all:
      - { fact: weeks_to_promotion, operator: lessThan, value: 3 }
      - { fact: fill_rate, operator: lessThan, value: 98% }
`,
  [NOTES]: `version: 1
rules:
  cac-runs-hot: { owner: media, why: "The next yuan earns more in the private domain.", title: { en: CAC runs hot, zh: 获客偏贵 } }
`,
});

/**
 * A small workspace in which nothing is wrong, as files by path. `changes` replaces or adds files; null takes one out.
 */
export function workspace(
  changes: Readonly<Record<string, string | Uint8Array | null>> = {},
): WorkspaceFiles {
  const all = new Map<string, string | Uint8Array>(Object.entries(files()));
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) all.delete(path);
    else all.set(path, content);
  }
  return all;
}

/** The text of one of the fixture's files. */
export function textOf(path: string): string {
  const text = files()[path];
  if (text === undefined) throw new Error(`the fixture has no ${path}`);
  return text;
}

/** One of the fixture's files with the first `find` replaced by `by`. */
export function edited(path: string, find: string, by: string): string {
  const text = textOf(path);
  if (!text.includes(find)) throw new Error(`${path} has no ${find}`);
  return text.replace(find, () => by);
}
