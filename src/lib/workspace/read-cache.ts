import { createReport, type Finding, type Report } from './finding.ts';

/** Does a step of reading and leaves its findings in the report, or repeats both from an earlier reading. */
export type Step = <Value>(
  name: string,
  inputs: readonly unknown[],
  work: (report: Report) => Value,
) => Value;

interface Done {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** The number of the last reading that used it. */
  used: number;
}

/** A step is forgotten when as many readings have gone by without it: one change and its undoing both find it. */
const READINGS = 2;

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => Object.is(each, b[index]));

/**
 * What readings of a workspace hand on to the next one: the steps whose inputs have not changed are not done again, and
 * their findings are repeated. It holds what the last two readings used, and nothing older.
 */
export class ReadCache {
  readonly #steps = new Map<string, Done[]>();
  #reading = 0;

  /** Begins a reading: forgets what has gone unused, and returns how to do its steps. */
  begin(report: Report): Step {
    this.#reading += 1;
    for (const [name, done] of this.#steps) {
      const kept = done.filter(({ used }) => this.#reading - used <= READINGS);
      if (kept.length === 0) this.#steps.delete(name);
      else if (kept.length < done.length) this.#steps.set(name, kept);
    }
    return (name, inputs, work) => this.#step(name, inputs, work, report);
  }

  /**
   * A step depends on nothing but its name and its inputs. Texts and numbers are compared by value, all else by identity:
   * what goes into a step comes out of another one.
   */
  #step<Value>(
    name: string,
    inputs: readonly unknown[],
    work: (report: Report) => Value,
    report: Report,
  ): Value {
    const known = this.#steps.get(name) ?? [];
    let done = known.find((each) => same(each.inputs, inputs));
    if (done === undefined) {
      const own = createReport();
      const value = work(own);
      done = { inputs, value, findings: own.findings(), used: this.#reading };
      this.#steps.set(name, [...known, done]);
    }
    done.used = this.#reading;
    report.repeat(done.findings);
    // Only the same work has this name, and so this type.
    return done.value as Value;
  }
}

/** The same object for all values that are the same, so that steps know it again. */
export const known = <Value>(name: string, value: Value, step: Step): Value =>
  step(name, [JSON.stringify(value)], () => value);

/** A cache for one workspace that is read again and again; to be handed to `readWorkspace` each time. */
export const createReadCache = (): ReadCache => new ReadCache();
