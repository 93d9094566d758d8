import { Lexer, Parser } from 'yaml';
import { createReport } from '../finding.ts';
import { makeSource, type Source } from '../text/source.ts';
import { plain } from '../text/tree.ts';
import { parseYaml } from '../text/yaml.ts';
import { Unusual } from './yaml-flow.ts';
import { layoutOf } from './yaml-layout.ts';
import { writeLines } from './yaml-lines.ts';

/** Comes before a scalar among lexemes. */
const SCALAR = '\u001F';

/** The comments of a file, in their order. */
function commentsOf(text: string): string[] {
  const comments: string[] = [];
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== SCALAR) comments.push(lexeme.trimEnd());
    before = lexeme;
  }
  return comments;
}

/** All that a file says: its values and its comments. */
export function meaningOf(source: Source): string | undefined {
  const report = createReport();
  const tree = parseYaml(source, report);
  if (tree === undefined || report.errors() > 0) return undefined;
  return JSON.stringify([plain(tree), commentsOf(source.text)]);
}

function attempt(source: Source): string | undefined {
  try {
    return writeLines(source, layoutOf(source, new Parser().parse(source.text)));
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/**
 * A YAML file in its canonical layout; comments, keys and values stay as they are spelt and in their order. A file that
 * would come to mean something else is left as it is: the layout is an edit of spaces, and YAML has corners where
 * spaces count.
 */
export function formatYaml(source: Source): string {
  const text = attempt(source);
  if (text === undefined || text === source.text) return source.text;
  const formatted = makeSource(source.file, text);
  const isKept = meaningOf(formatted) === meaningOf(source);
  return isKept && attempt(formatted) === text ? text : source.text;
}
