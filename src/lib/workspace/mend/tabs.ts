/**
 * A YAML text that stands in by tabs, with two spaces for each: YAML takes no tabs there. Undefined where some lines
 * stand in by spaces, for nobody can tell then how wide a tab was meant to be.
 */
export function withoutTabs(text: string): string | undefined {
  const indents = [...text.matchAll(/^[ \t]+(?=[^ \t\r\n])/gm)].map(([indent]) => indent);
  if (indents.length === 0 || indents.some((indent) => indent.includes(' '))) return undefined;
  return text.replaceAll(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
}
