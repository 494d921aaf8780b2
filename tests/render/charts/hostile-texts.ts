/** Texts that people send to see what happens. */
export const hostileTexts: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \n\t ',
  'very long': 'words that go on and on and on for ever '.repeat(8),
  'one word': 'a'.repeat(300),
  'full of accents': `Z${'\u0301'.repeat(40)}algo`.repeat(6),
  'right to left': '‮مرحبا بالعالم שלום'.repeat(6),
  'Chinese, very long': '一个非常非常长的标题，没有尽头。'.repeat(20),
  '32 emoji': '👨‍👩‍👧‍👦'.repeat(32),
  'line breaks': 'a\nb\r\nc\u2028d',
  markup: '"><image href="http://127.0.0.1:9/x"/><script>alert(1)</script>&lt;',
  'a tall formula': String.raw`$\rule{1em}{90em}$`,
  'a wide formula': `$${'x+'.repeat(120)}x$`,
  'a broken formula': String.raw`$\nosuchmacro{$`,
  Markdown: '# heading\n\n- **bold\n\n```\ncode',
}

/** A copy with another text in place of every one there is; kinds and alignments are left alone. */
export function replaceTexts<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (fixed.has(key) || value === '' ? value : text) as T
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, text, key)) as T
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, replaceTexts(part, text, name)]),
  ) as T
}

const fixed = new Set(['kind', 'align', 'scale', 'drawnAs', 'mark', 'days'])
