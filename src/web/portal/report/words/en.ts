// What reports of readers are called and what becomes of them, in English.
import type { TranslatedTable } from '../../../../base/words.ts';

export const en: TranslatedTable = {
  'reports.title': ['0e1f010f', 'Reports of readers'],
  'reports.lead': ['8e7e1772', 'A report changes no figure and does not enter the log. It asks officers and everyone to look at this form again.'],
  'reports.none': ['a423a3b8', 'Nobody has reported anything about this form.'],
  'reports.count': ['58ab8eef', '{count, plural, one{# report} other{# reports}}, {handled} handled.'],
  'reports.last': ['f082c94a', 'The newest, {count} at most:'],
  'reports.category': ['5f73c04b', 'What is wrong'],
  'reports.category.figures-differ-from-paper': ['4e2893d9', 'Figures differ from C.Hasil'],
  'reports.category.wrong-station': ['1c127e0a', 'The form of another TPS'],
  'reports.category.unreadable': ['7d6a96df', 'Cannot be read'],
  'reports.category.other': ['09036af8', 'Something else'],
  'reports.cell': ['9c51c2bb', 'Figure'],
  'reports.whole': ['3a19f353', 'The whole form'],
  'reports.hour': ['0e74897e', 'Hour received'],
  'reports.handled': ['63ea40b3', 'Handling'],
  'reports.handled.yes': ['37ee9ddd', 'Corrected'],
  'reports.handled.no': ['b891924d', 'Not yet'],
  'reports.send': ['4ebaf958', 'Send the report'],
  'reports.means': ['5d22e6ab', 'No account and no name. Your device computes for a few seconds, so that machines cannot flood us. Only the choices above, the TPS and the hour are kept. There is no box for text: it could hold personal data, and there is no place safe enough for it yet.'],
  'reports.working': ['3ec50362', 'Your device is computing…'],
  'reports.kept': ['58bcd272', 'The report is kept. It appears here with the next publication.'],
  'reports.failed': ['1ecf38f9', 'The report was not sent. Try again later, or take the printed sheet above.'],
};
