// The words of "language" in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const languageJa: TranslatedTable = {
  'language.machine': ['5e91476f', '機械翻訳です。基準となるのはインドネシア語の文です。'],
  'language.source': ['591b6466', 'インドネシア語で読む'],
  'language.correct': ['55d92180', '翻訳を直す'],
  'translation.title': ['55d92180', '翻訳を直す'],
  'translation.lead': ['8552da59', 'このサイトはインドネシア語で書かれています。ほかの言語の文は、その原文から機械が作りました。だれでも、登録なしに、よりよい文を提案できます。'],
  'translation.languages': ['1e15749e', 'よく知っている言語を選ぶ'],
  'translation.topics': ['d2892aa4', '部分を選ぶ'],
  'translation.count': ['2d173ebe', '{count} 件の文'],
  'translation.key': ['1e3eb48b', 'キー'],
  'translation.text': ['b506febc', '文'],
  'translation.source': ['1d257e01', '原文（インドネシア語）'],
  'translation.now': ['3c8cef0c', '今の文'],
  'translation.none': ['0d089da8', '原文に合う翻訳はまだありません。読む人には原文が見えます。'],
  'translation.where': ['8fecd7d1', '現れる所'],
  'translation.everywhere': ['f76679ac', '多くのページ'],
  'translation.terms': ['07be098b', 'そのまま残すもの'],
  'translation.plural': ['16523dd3', '複数形'],
  'translation.yours': ['17643349', 'あなたの提案'],
  'translation.check': ['f2e23877', '提案を確かめる'],
  'translation.ready': ['fad38113', '提案を送れます'],
  'translation.send': ['a78736a8', 'このファイルをダウンロードし、このサイトの管理者に送ってください。訳した原文がファイルに示されるので、原文が変わった後の提案は使われません。'],
  'translation.download': ['b6c2fd74', '提案をダウンロード'],
  'translation.mail': ['11ea4a6f', 'メールで送る'],
  'translation.nothing': ['3c684c46', 'このサイトには何も送られず、ここには何も保存されません。'],
  'translation.unsettled': ['6b01d8b8', 'まだ送れません'],
  'translation.fault.braces': ['72bf2e35', '波括弧が対になっていません。'],
  'translation.fault.empty': ['e175e6b5', '文が空です。'],
  'translation.fault.places': ['1857132b', '値の場所は原文と同じでなければなりません：{needs}'],
  'translation.fault.plural': ['9103491a', 'この言語の複数形：{needs}'],
  'translation.fault.locked': ['15f30fa5', '公式の略語と名前はそのまま残してください：{needs}'],
};
