import type { Title } from '../../plan/index.ts';

interface Titled {
  readonly name?: string | undefined;
  readonly title?: { readonly en?: string | undefined; readonly zh?: string | undefined } | undefined;
  readonly note?: string | undefined;
}

/** Names for people: the file's title, else its `name`, else what the file is called. */
export function titleOf(fileName: string, file: Titled): Title {
  const fallback = file.title?.en ?? file.title?.zh ?? file.name ?? fileName;
  const note = file.note?.trim();
  return {
    name: fileName,
    en: file.title?.en ?? fallback,
    zh: file.title?.zh ?? fallback,
    ...(note === undefined || note === '' ? {} : { note }),
  };
}
