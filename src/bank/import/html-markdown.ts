/** A tag stops at the next one, so that openings without an end cost no more than their length. */
const tagForm = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/gi
const lines = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'tr',
  'table',
  'tbody',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
])
const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
/** Display mathematics of Anki; it ends before another begins. */
const display = /\\\[((?:[^\\]|\\[^[\]])*)\\\]/g
const inline = /\\\(((?:[^\\]|\\[^()])*)\\\)/g
const older = /\[\$\$?\]([^[\]]*)\[\/\$\$?\]/g

/** The HTML of a flash card as Markdown, and the tags it has no notation for, which are taken out. */
export function htmlToMarkdown(html: string): { readonly text: string; readonly tags: readonly string[] } {
  const tags: string[] = []
  const links: string[] = []
  const marked = html.replace(tagForm, (whole, slash: string, name: string, attributes: string) => {
    const mark = markOf(name.toLowerCase(), slash !== '', attributes, links)

    if (mark === undefined) tags.push(whole)

    return mark ?? ''
  })

  return { text: readMath(decode(marked)), tags }
}

/** Formulas as the bank writes them. */
export function readMath(text: string): string {
  return text
    .replace(display, (_, tex: string) => ['', '$$', tex.trim(), '$$', ''].join('\n'))
    .replace(inline, (whole, tex: string) => inlineMath(whole, tex))
    .replace(older, (whole, tex: string) => inlineMath(whole, tex))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function inlineMath(whole: string, tex: string): string {
  return tex.trim() === '' || /[$\n]/.test(tex) ? whole : `$${tex.trim()}$`
}

/** Undefined for what Markdown has no word for. */
function markOf(name: string, isEnd: boolean, attributes: string, links: string[]): string | undefined {
  if (lines.has(name) || name === 'br') return '\n'

  switch (name) {
    case 'b':
    case 'strong':
      return '**'
    case 'i':
    case 'em':
      return '*'
    case 'code':
      return '`'
    case 'pre':
      return '\n'
    case 'li':
      return isEnd ? '' : '\n- '
    case 'img':
      return `![${attribute(attributes, 'alt')}](${attribute(attributes, 'src').replaceAll(' ', '%20')})`
    case 'a':
      if (!isEnd) links.push(attribute(attributes, 'href'))

      return isEnd ? `](${links.pop() ?? ''})` : '['
    default:
      return undefined
  }
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)

  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name = '') => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined

      if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole

      return entities[name.toLowerCase()] ?? whole
    },
  )
}
