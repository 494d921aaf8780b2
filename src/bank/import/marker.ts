/** What a line says it begins. */
export type Mark = 'keyPoints' | 'answer' | 'sources'

const words = new Map<string, Mark>([
  ...['关键点', '关键词', '关键字', '要点', '得分点', 'key points', 'key point', 'keypoints', 'keywords'].map(
    (word) => [word, 'keyPoints'] as const,
  ),
  ...[
    '答案',
    '参考答案',
    '答',
    '解答',
    '回答',
    '解析',
    'answer',
    'answers',
    'solution',
    'explanation',
    'a',
  ].map((word) => [word, 'answer'] as const),
  ...['来源', '出处', '参考', '参考资料', '参考文献', 'source', 'sources', 'reference', 'references'].map(
    (word) => [word, 'sources'] as const,
  ),
])
/** Characters of the longest marker with its stars and blanks. */
const longest = 40

/**
 * A line that begins with a marker: `**关键点: ** …`, `__Key points__: …`, `答：…`. The stars may stand anywhere around the
 * colon, with blanks CommonMark allows in no emphasis; without a colon the marker must be bold and alone.
 */
export function readMark(line: string): { readonly mark: Mark; readonly rest: string } | undefined {
  const text = line.trim()
  const head = text.slice(0, longest)
  const [, stars = '', word = '', between = ''] =
    /^([*_]{0,3}[\s\u3000]?)([\p{L}]+(?: [\p{L}]+)?)([\s*_]{0,6}[:：]?[\s*_]{0,6})/u.exec(head) ?? []
  const mark = words.get(word.toLowerCase())
  const rest = text.slice(stars.length + word.length + between.length)
  const hasColon = /[:：]/.test(between)

  if (!mark || !(hasColon || (stars.trim() !== '' && rest === ''))) return undefined

  return { mark, rest: rest.trim() }
}

/** The text of a list item; undefined for any other line. */
export function itemText(line: string): string | undefined {
  return /^\s*(?:[-*+•]|\d{1,4}[.)、．])\s+(\S.*)$/.exec(line)?.[1]?.trim()
}
