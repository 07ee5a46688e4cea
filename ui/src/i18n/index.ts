import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de';
import { en } from './en';

const LANGUAGE_KEY = 'nailbed.language';
export type Language = 'en' | 'de';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export async function beginLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: chosen() ?? (navigator.language.startsWith('de') ? 'de' : 'en'),
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE_KEY, language);
  void i18next.changeLanguage(language);
}

function chosen(): Language | null {
  const stored = localStorage.getItem(LANGUAGE_KEY);
  return stored === 'en' || stored === 'de' ? stored : null;
}
