// The six languages, each by its own name in its own letters.
import { LANGUAGES, type Language } from '../../../base/words.ts';

const NAMES: Readonly<Record<Language, string>> = {
  id: 'Bahasa Indonesia',
  en: 'English',
  zh: '中文',
  ja: '日本語',
  ar: 'العربية',
  fr: 'Français',
};

export type LanguageChoiceProps = {
  readonly label: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

export function LanguageChoice({ label, language, onLanguage }: LanguageChoiceProps) {
  return (
    <label class="language">
      <span>{label}</span>
      <select value={language} onChange={(event) => onLanguage(event.currentTarget.value as Language)}>
        {LANGUAGES.map((one) => (
          <option value={one} lang={one}>
            {NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
