/** Languages of the product. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Lang = (typeof LANGUAGES)[number];

export type Severity = 'error' | 'warning';

/** Arguments of a message that takes none. */
export type NoArgs = Readonly<Record<string, never>>;

/** What is wrong; why that matters; what to write instead. */
export type Told = readonly [what: string, why: string, write: string];

/** A finding's message in every language. */
export interface FindingText<Args> {
  readonly severity: Severity;
  readonly en: (args: Args) => Told;
  readonly zh: (args: Args) => Told;
}

/** A phrase of the page or the command line in every language. */
export interface Phrase<Args> {
  readonly en: (args: Args) => string;
  readonly zh: (args: Args) => string;
}

type Tell<Args> = (args: Args) => Told;
type Say<Args> = (args: Args) => string;

/** A message about something that stops the workspace from being used. */
export const error = <Args = NoArgs>(en: Tell<Args>, zh: Tell<Args>): FindingText<Args> => ({
  severity: 'error',
  en,
  zh,
});

/** A message about something that is probably not meant. */
export const warning = <Args = NoArgs>(en: Tell<Args>, zh: Tell<Args>): FindingText<Args> => ({
  severity: 'warning',
  en,
  zh,
});

/** A phrase with arguments. */
export const phrase = <Args>(en: Say<Args>, zh: Say<Args>): Phrase<Args> => ({ en, zh });

/** A phrase without arguments. */
export const word = (en: string, zh: string): Phrase<NoArgs> => ({ en: () => en, zh: () => zh });
