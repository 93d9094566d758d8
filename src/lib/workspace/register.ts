import type { LeverDefinition, LeverKind, Quantity, Unit } from '../plan/index.ts';
import type { Written } from './schemas/quantity.ts';
import { positionOf, type Place } from './text/source.ts';
import type { Tree } from './text/tree.ts';

/** Which file decides a value, and so for what it holds. */
export type Scope =
  | { readonly kind: 'business' }
  | { readonly kind: 'strategy'; readonly name: string }
  | { readonly kind: 'scenario'; readonly name: string };

/** One line of the register of assumptions: what a lever is taken to be, and who says so. */
export interface AssumptionEntry {
  readonly lever: string;
  readonly kind: LeverKind;
  readonly unit: Unit;
  readonly quantity: Quantity;
  /** Null when the file gives none. */
  readonly source: string | null;
  readonly note: string | null;
  readonly scope: Scope;
  /** Path relative to the workspace, and line from 1. */
  readonly file: string;
  readonly line: number;
  /** The file leaves it out: the catalogue's value for "not done" or "as it is". */
  readonly neutral: boolean;
}

/** The register's line for a lever's value; its own source goes before one that stands above it. */
export function entryOf(
  lever: LeverDefinition,
  written: Written,
  part: Tree | undefined,
  place: Place,
  scope: Scope,
): AssumptionEntry {
  return {
    lever: lever.name,
    kind: lever.kind,
    unit: lever.unit,
    quantity: written.quantity,
    source: written.source ?? part?.inheritedSource ?? null,
    note: written.note ?? null,
    scope,
    file: place.source.file,
    line: positionOf(place.source, place.start).line,
    neutral: false,
  };
}
