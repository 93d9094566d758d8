/** A cell of a table: what is shown, and the bare number or date that goes into a file, where that is another. */
export interface TableCell {
  readonly text: string;
  readonly value?: number | string;
}

/** The numbers of a picture. The first column names the rows. */
export interface TableData {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** As rows of a file: bare values, an empty field where there is none. */
export const plainRows = ({ head, rows }: TableData): (string | number)[][] => [
  [...head],
  ...rows.map((row) =>
    row.map(({ text, value = text }) => (typeof value === 'number' && !Number.isFinite(value) ? '' : value)),
  ),
];
