import type { Rule, PlayDefinition } from '../rule.ts';
import { findLever } from './levers.ts';
import { PAID_CHANNELS, type PaidChannel } from './words.ts';

/**
 * Channels that a play picks when it fires, by the figures of the week just over: the one whose next customer costs least, the
 * one whose next customer costs most, and all those whose ROAS is under the break-even ROAS.
 */
const CHANNEL_CHOICES = ['best', 'worst', 'losing'] as const;
export type ChannelChoice = (typeof CHANNEL_CHOICES)[number];

/** A lever of a channel that is only picked when the play fires. */
export interface ChosenLever {
  readonly choice: ChannelChoice;
  /** The lever of each channel that may be picked. */
  readonly levers: Readonly<Record<PaidChannel, string>>;
}

/** What `channels.best.share` and the like stand for; undefined for any other name, or a lever that not every channel has. */
export function findChosenLever(name: string): ChosenLever | undefined {
  const [group, key, ...rest] = name.split('.');
  const choice = CHANNEL_CHOICES.find((candidate) => candidate === key);
  if (group !== 'channels' || choice === undefined) return undefined;
  const levers = Object.fromEntries(
    PAID_CHANNELS.map((channel) => [channel, ['channels', channel, ...rest].join('.')]),
  ) as Record<PaidChannel, string>;
  return Object.values(levers).every((lever) => findLever(lever)) ? { choice, levers } : undefined;
}

/** The model's weekly columns that a choice is made by. */
const COLUMNS: Readonly<Record<ChannelChoice, readonly string[]>> = {
  best: PAID_CHANNELS.flatMap((channel) => [`marginal_spend.${channel}`, `marginal_orders.${channel}`]),
  worst: PAID_CHANNELS.flatMap((channel) => [`marginal_spend.${channel}`, `marginal_orders.${channel}`]),
  losing: [
    ...PAID_CHANNELS.map((channel) => `gmv.${channel}`),
    ...['cost.influencers', 'gmv_4w', 'margin_4w'],
  ],
};

/** The columns by which the plays that rules may fire pick channels. */
export function choiceColumns(strategy: {
  readonly rules: readonly Rule[];
  readonly plays: readonly PlayDefinition[];
}): string[] {
  const fired = new Set(strategy.rules.map(({ play }) => play));
  const choices = strategy.plays
    .filter(({ name }) => fired.has(name))
    .flatMap(({ modifiers }) => modifiers.map(({ lever }) => findChosenLever(lever)?.choice));
  return [...new Set(choices)].flatMap((choice) => (choice === undefined ? [] : COLUMNS[choice]));
}
