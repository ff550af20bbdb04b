// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ja: TranslatedTable = {
  'reports.title': ['0e1f010f', '読者からの報告'],
  'reports.lead': ['8e7e1772', '報告は数字を変えず、ログにも入りません。係員と誰もが、この用紙をもう一度見るよう求めるものです。'],
  'reports.none': ['a423a3b8', 'この用紙についての報告はまだありません。'],
  'reports.count': ['58ab8eef', '報告 {count, plural, other{# 件}}、対応済み {handled} 件。'],
  'reports.last': ['f082c94a', '新しいものから最大 {count} 件：'],
  'reports.category': ['5f73c04b', '誤りの内容'],
  'reports.category.figures-differ-from-paper': ['4e2893d9', '数字が C.Hasil と違う'],
  'reports.category.wrong-station': ['1c127e0a', '別の TPS の用紙である'],
  'reports.category.unreadable': ['7d6a96df', '読めない'],
  'reports.category.other': ['09036af8', 'その他'],
  'reports.cell': ['9c51c2bb', '数字'],
  'reports.whole': ['3a19f353', '用紙全体'],
  'reports.hour': ['0e74897e', '受け取った時間帯'],
  'reports.handled': ['63ea40b3', '対応'],
  'reports.handled.yes': ['37ee9ddd', '訂正済み'],
  'reports.handled.no': ['b891924d', 'まだ'],
  'reports.send': ['4ebaf958', '報告を送る'],
  'reports.means': ['5d22e6ab', 'アカウントも名前も要りません。機械が大量に送れないよう、お使いの端末が数秒間計算します。保存されるのは上の選択、TPS、時間帯だけです。文章の欄はありません。個人情報が含まれうるうえ、十分に安全な保管場所がまだないためです。'],
  'reports.working': ['3ec50362', '端末が計算しています…'],
  'reports.kept': ['58bcd272', '報告を保存しました。次の公表とともにここに表示されます。'],
  'reports.failed': ['1ecf38f9', '報告は送られていません。後でもう一度試すか、上の印刷用の用紙をお持ちください。'],
};
