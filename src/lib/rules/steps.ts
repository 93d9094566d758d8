import type { Step } from './program.ts';

/** JSON writes typed arrays as objects of their places: unambiguous, if long. */
const keyOf = (step: Step): string => JSON.stringify(step);

/** Builds the list of masks, each only once. */
export class StepBuilder {
  readonly steps: Step[] = [];
  readonly #byKey = new Map<string, number>();

  add(step: Step): number {
    const key = keyOf(step);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.steps.push(step);
    this.#byKey.set(key, this.steps.length - 1);
    return this.steps.length - 1;
  }

  not(of: number): number {
    const step = this.steps[of]!;
    if (step.kind === 'not') return step.of;
    if (step.kind === 'constant') return this.constant(!step.value);
    return this.add({ kind: 'not', of });
  }

  constant(value: boolean): number {
    return this.add({ kind: 'constant', value });
  }

  /** All or any of the masks; of none at all it is true, as in json-rules-engine. */
  group(kind: 'all' | 'any', of: readonly number[]): number {
    const members = [...new Set(of)].sort((a, b) => a - b);
    if (members.length === 0) return this.constant(true);
    return members.length === 1 ? members[0]! : this.add({ kind, of: members });
  }
}
