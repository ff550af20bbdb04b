// What an officer at a polling station reads in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const zh: TranslatedTable = {
  'field.title': ['6cd72d81', '{role} 的任务'],
};
