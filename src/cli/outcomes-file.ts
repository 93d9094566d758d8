import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Papa from 'papaparse';
import { type CellTally, type Lang, YEAR_FACTS } from '../lib/index.ts';
import { type Complaints, inputError } from './complaints.ts';

/** Rows that are written at once. */
const CHUNK = 2000;

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const row = (fields: readonly string[]): string => Papa.unparse([[...fields]], { newline: '\n' });

/** Complains where a file could not be written at the end, before anything is simulated. */
export function checkOutcomesFile(file: string, complaints: Complaints): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    complaints.add('outcomes-folder-missing', { file, folder });
  } else if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    complaints.add('outcomes-is-folder', { file });
  }
}

/**
 * The year facts of every run as CSV: strategy, scenario, run (from 0) and a column a fact in the catalogue's order; a
 * missing value is an empty field. Written beside the file, which it becomes when it is whole.
 */
export class OutcomesFile {
  readonly file: string;
  readonly #lang: Lang;
  readonly #temporary: string;
  #handle: number | undefined;
  #rows = 0;

  constructor(file: string, lang: Lang) {
    this.file = file;
    this.#lang = lang;
    this.#temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
    this.#handle = this.#try(() => openSync(this.#temporary, 'wx'));
    this.#write(`${row(['strategy', 'scenario', 'run', ...YEAR_FACTS.map((fact) => fact.name)])}\n`);
  }

  get rows(): number {
    return this.#rows;
  }

  /** Adds the runs of a cell whose values are kept. */
  add(cell: CellTally, strategy: string, scenario: string, runs: number): void {
    const start = row([strategy, scenario]);
    const columns = YEAR_FACTS.map((fact) => {
      const values = cell.values(fact.name);
      if (!values) throw new RangeError(`the values of ${fact.name} are not kept`);
      return values;
    });
    let text = '';
    for (let run = 0; run < runs; run++) {
      text += `${start},${run}`;
      for (const values of columns) {
        const value = values[run]!;
        text += Number.isNaN(value) ? ',' : `,${value}`;
      }
      text += '\n';
      if ((run + 1) % CHUNK === 0 || run + 1 === runs) {
        this.#write(text);
        text = '';
      }
    }
    this.#rows += runs;
  }

  /** Puts the whole file in its place. */
  finish(): void {
    this.#close();
    this.#try(() => {
      renameSync(this.#temporary, this.file);
    });
  }

  /** Takes away what was written and not finished. */
  drop(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #write(text: string): void {
    const handle = this.#handle;
    if (handle === undefined) throw new Error('the file has been closed');
    this.#try(() => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    });
  }

  #close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #try<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      throw inputError('outcomes-unwritable', { file: this.file, reason: reasonOf(error) }, this.#lang);
    }
  }
}
