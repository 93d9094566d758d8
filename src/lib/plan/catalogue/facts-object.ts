import type { FactDefinition, ObjectFactDefinition } from './fact-table.ts';
import { channelFacts } from './facts-channel.ts';
import { segmentFacts } from './facts-segment.ts';
import { supplierFacts } from './facts-supplier.ts';
import { label, type Label, SEGMENTS, SOURCES, SUPPLIERS } from './words.ts';

type Parts = Readonly<Record<string, FactDefinition>>;

const byName = (facts: readonly FactDefinition[]): Parts =>
  Object.freeze(
    Object.assign(
      Object.create(null) as Record<string, FactDefinition>,
      Object.fromEntries(facts.map((fact) => [fact.name, fact])),
    ),
  );

const table = (keys: readonly string[], parts: (key: string) => readonly FactDefinition[]) =>
  Object.freeze(
    Object.assign(
      Object.create(null) as Record<string, Parts>,
      Object.fromEntries(keys.map((key) => [key, byName(parts(key))])),
    ),
  );

const object = (
  name: string,
  names: Label,
  keys: readonly string[],
  parts: (key: string) => readonly FactDefinition[],
): ObjectFactDefinition => ({
  name,
  ...names,
  keys,
  parts: table(keys, parts),
});

/** Facts that are read with a path. */
export const OBJECT_FACTS: readonly ObjectFactDefinition[] = [
  object('channel', label('Channel', '渠道'), SOURCES, channelFacts),
  object('segment', label('Segment', '客群'), SEGMENTS, segmentFacts),
  object('supplier', label('Supplier', '供应商'), SUPPLIERS, supplierFacts),
];
