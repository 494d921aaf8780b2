import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { GlyphRun } from './glyphs.ts'

const { resolve } = createRequire(import.meta.url)
const drawn = new Map<string, GlyphRun | undefined>()
const drawnLimit = 500

/** Height of the picture and distance from its top to the baseline, in em; the advance leaves a hair on both sides. */
const emojiSize = 1.12
const emojiRise = 0.92
const emojiAdvance = 1.2

/** The Twemoji picture of a grapheme, or undefined where there is none. */
export function setEmoji(grapheme: string): GlyphRun | undefined {
  if (!drawn.has(grapheme)) {
    if (drawn.size >= drawnLimit) drawn.clear()

    drawn.set(grapheme, drawEmoji(grapheme))
  }

  return drawn.get(grapheme)
}

function drawEmoji(grapheme: string): GlyphRun | undefined {
  const name = fileNames(grapheme).find((candidate) => readPicture(candidate) !== undefined)
  const picture = name && readPicture(name)

  if (!picture) return undefined

  const x = ((emojiAdvance - emojiSize) / 2) * 1000
  const scale = (emojiSize * 1000) / 36

  return {
    svg: `<g transform="translate(${x.toFixed(1)} ${-emojiRise * 1000}) scale(${scale.toFixed(3)})" fill="#000">${picture}</g>`,
    width: emojiAdvance,
  }
}

/** Twemoji leaves U+FE0F out of a file's name unless the sequence is joined by ZWJ; a few files break the rule. */
function fileNames(grapheme: string): string[] {
  const points = [...grapheme].map((character) => (character.codePointAt(0) ?? 0).toString(16))
  const all = points.join('-')
  const bare = points.filter((point) => point !== 'fe0f').join('-')

  return grapheme.includes('\u200d') ? [all, bare] : [bare, all]
}

/** The elements of a Twemoji file, clipping paths aside: their ids would clash when two files meet in one picture. */
function readPicture(name: string): string | undefined {
  try {
    const file = readFileSync(resolve(`@twemoji/svg/${name}.svg`), 'utf8')

    return file.replace(/<defs>.*?<\/defs>| clip-path="[^"]*"|<\/?svg[^>]*>/gs, '')
  } catch {
    return undefined
  }
}
