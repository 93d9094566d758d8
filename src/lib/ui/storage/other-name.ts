/** Files of which a workspace may have as many as there are names: strategies, scenarios and rulebooks. */
const OF_MANY =
  /^(?:scenarios\/(?:shop\/strategies\/)?[^/]+|rules\/(?!(?:plays|facts|conditions|rules)\.)[^/]+)$/;

/** A name beside a file's own that no other file has; undefined where a workspace has only one such file. */
export function otherName(path: string, paths: ReadonlySet<string>): string | undefined {
  if (!OF_MANY.test(path)) return undefined;
  const dot = path.lastIndexOf('.');
  const [stem, ending] = [path.slice(0, dot), path.slice(dot)];
  for (let number = 1; ; number++) {
    const name = `${stem}-mine${number === 1 ? '' : `-${number}`}${ending}`;
    if (!paths.has(name)) return name;
  }
}
