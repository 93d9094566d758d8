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

export const csvBlob = (table: TableData): Blob =>
  new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' });
