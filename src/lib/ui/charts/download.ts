import Papa from 'papaparse';
import { plainRows, type TableData } from './table-data.ts';

/** Without it, Excel takes a file for one in the code page of the country. */
const BOM = '\uFEFF';

/** A table as a file that spreadsheets open, in any country. */
export const csvOf = (table: TableData): string =>
  BOM + Papa.unparse(plainRows(table), { newline: '\r\n', escapeFormulae: true });

/** A file's name of names that may hold what file systems do not take. */
export const fileName = (names: readonly string[], ending: string): string =>
  `${names
    .map((name) => name.replace(/[\\/:*?"<>|,，\s]+/g, '-').replace(/^[-.]+|[-.]+$/g, ''))
    .join('_')}.${ending}`;

/** Hands a file to the reader. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken it by then; an address that is gone at once stops some of them
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

export const csvBlob = (table: TableData): Blob =>
  new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' });
