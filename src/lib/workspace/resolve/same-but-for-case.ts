import type { Report } from '../finding.ts';
import type { Place } from '../text/source.ts';

/** Says which names differ only by capitals: people and programs take them for each other. */
export class CaseCheck {
  readonly #report: Report;
  readonly #first = new Map<string, string>();

  constructor(report: Report) {
    this.#report = report;
  }

  add(name: string, place: Place): void {
    const folded = name.normalize('NFKC').toLowerCase();
    const other = this.#first.get(folded);
    if (other === undefined) this.#first.set(folded, name);
    else if (other !== name) this.#report.add('name-by-case', { name, other }, place);
  }
}
