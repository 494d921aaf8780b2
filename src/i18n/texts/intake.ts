import { defineTexts } from '../texts.ts'

export const intake = defineTexts({
  en: {
    'intake.zipBroken':
      'This zip cannot be read: it is damaged, or not what it says it is. Pack the folder again.',
    'intake.zipTooMany': 'The zip has {count, number} entries; at most {limit, number} are read. Divide it.',
    'intake.zipTooLarge':
      'Unpacked, the zip has {bytes, number} bytes; at most {limit, number} are read. Divide it, or make its pictures smaller.',
    'intake.zipEncrypted': 'In the zip, `{path}` has a password. Pack it again without one.',
    'intake.zipLink': 'In the zip, `{path}` is a link to another file. Put the file itself there.',
    'intake.zipTwice': 'In the zip, `{path}` comes twice. Leave one of them out.',
    'intake.zipPath':
      'In the zip, `{path}` leads out of its folder. Pack the folder itself: every path begins in it.',
    'intake.tooSlow':
      'Reading these files took longer than {seconds, plural, one {# second} other {# seconds}}. Divide them.',
    'intake.tooMuchMemory': 'Reading these files needs too much memory. Divide them.',
  },
  'zh-CN': {
    'intake.zipBroken': '无法读取这个 zip：文件已损坏，或者内容与声明不符。请重新打包。',
    'intake.zipTooMany': 'zip 里有 {count, number} 个条目，最多读取 {limit, number} 个。请拆分。',
    'intake.zipTooLarge':
      'zip 解压后有 {bytes, number} 字节，最多读取 {limit, number} 字节。请拆分，或缩小图片。',
    'intake.zipEncrypted': 'zip 里的 `{path}` 设有密码，请去掉密码后重新打包。',
    'intake.zipLink': 'zip 里的 `{path}` 是指向其他文件的链接，请放入文件本身。',
    'intake.zipTwice': 'zip 里的 `{path}` 出现了两次，请只保留一个。',
    'intake.zipPath': 'zip 里的 `{path}` 指向文件夹之外。请直接打包题库文件夹，所有路径都应在其中。',
    'intake.tooSlow': '读取这些文件超过了 {seconds, plural, other {# 秒}}，请拆分。',
    'intake.tooMuchMemory': '读取这些文件需要的内存太多，请拆分。',
  },
})
