/** Characters that take two columns of a terminal: Chinese, Japanese, Korean and full-width forms. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

/** Columns that a text takes in a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** Pieces between which a line may end: after a space or a dash, and around wide characters. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let piece = '';
  const end = (): void => {
    if (piece !== '') out.push(piece);
    piece = '';
  };
  for (const character of text) {
    const wide = WIDE.test(character);
    if (wide) end();
    piece += character;
    if (wide || character === ' ' || character === '-') end();
  }
  end();
  return out;
}

/** Breaks a text into lines of at most `width` columns; a piece without a place to break stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line !== '' && textWidth(line) + textWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
