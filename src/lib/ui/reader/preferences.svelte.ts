import { LANGUAGE_TAGS, type Lang, Voice } from './voice.ts';

export type Theme = 'light' | 'dark';

const LANGUAGE_KEY = 'windtunnel.language';
const THEME_KEY = 'windtunnel.theme';

const isLanguage = (text: string | null): text is Lang => text === 'en' || text === 'zh';
const isTheme = (text: string | null): text is Theme => text === 'light' || text === 'dark';

/** What the browser keeps under a key; null when it keeps nothing, or lets nothing be kept. */
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a choice that cannot be kept still holds until the page is closed
  }
}

/** How the reader wants the page: language and theme, remembered. Until chosen, both follow the browser. */
export class Preferences {
  #language = $state<Lang>('en');
  #chosenTheme = $state<Theme | undefined>();
  #systemTheme = $state<Theme>('light');

  readonly voice = $derived(new Voice(this.#language));
  readonly theme = $derived(this.#chosenTheme ?? this.#systemTheme);

  constructor() {
    const language = stored(LANGUAGE_KEY);
    const ofBrowser = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
    this.#language = isLanguage(language) ? language : ofBrowser;
    const theme = stored(THEME_KEY);
    this.#chosenTheme = isTheme(theme) ? theme : undefined;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => {
      this.#systemTheme = dark.matches ? 'dark' : 'light';
    };
    follow();
    dark.addEventListener('change', follow);
  }

  get language(): Lang {
    return this.#language;
  }

  switchLanguage(): void {
    this.#language = this.#language === 'en' ? 'zh' : 'en';
    store(LANGUAGE_KEY, this.#language);
  }

  switchTheme(): void {
    this.#chosenTheme = this.theme === 'dark' ? 'light' : 'dark';
    store(THEME_KEY, this.#chosenTheme);
  }

  /** Writes the choices to the document, where styles and screen readers look for them; what is there is not written again. */
  applyTo(root: HTMLElement): void {
    const lang = LANGUAGE_TAGS[this.#language];
    const { theme } = this;
    if (root.lang !== lang) root.lang = lang;
    if (root.dataset['theme'] !== theme) root.dataset['theme'] = theme;
  }
}
