/** A part of a source as its author wrote it: words, or words that lead to a public address. */
export interface SourcePart {
  readonly text: string
  readonly url?: string
}

/** `[words](address)`, or an address alone without the punctuation that ends its sentence. */
const link = /\[([^\][]+)\]\(([^\s()]+)\)|(https:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:!?，。；：、）”])/g

/** Divides a source into its words and links. What is no link stays words. */
export function readSource(source: string): SourcePart[] {
  const parts: SourcePart[] = []
  let end = 0

  for (const { 0: whole, 1: words, 2: address, 3: alone = '', index } of source.matchAll(link)) {
    const url = address ?? alone

    if (!isPublicAddress(url)) continue
    if (index > end) parts.push({ text: source.slice(end, index) })

    parts.push({ text: words ?? alone, url })
    end = index + whole.length
  }

  return end < source.length ? [...parts, { text: source.slice(end) }] : parts
}

/** What of a source was meant as a link and is none; undefined where nothing was. */
export function brokenLink(source: string): string | undefined {
  const parts = readSource(source)
  const named = parts.map(({ text, url = text }) => (url === text ? text : '')).join('')
  const words = parts.flatMap(({ text, url }) => (url === undefined ? [text] : [])).join(' ')

  return (/\S*\]\s?\([^)]*\)?/.exec(named) ?? /\S*:\/\/\S*|\bwww\.\S*/i.exec(words))?.[0]
}

/** Encrypted, on a named host, and without a name or password before it. */
function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false

  const { protocol, hostname, username, password } = new URL(text)

  return protocol === 'https:' && /\.[a-z]/i.test(hostname) && username === '' && password === ''
}
