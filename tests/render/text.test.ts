import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setEmoji } from '../../src/render/emoji.ts'
import { splitGraphemes } from '../../src/render/segments.ts'
import { cutText, setText } from '../../src/render/text.ts'

const regular = { face: 'regular' } as const

/** Outlines from left to right. */
function pathsOf({ svg }: { svg: string }): (string | undefined)[] {
  return Array.from(svg.matchAll(/ d="([^"]*)"/g), ([, path]) => path)
}

/** Advances of the installed font files, in em, as a font editor shows them. */
describe('setText', () => {
  it.each([
    ['a', 0.563],
    ['0', 0.555],
    ['中', 1],
    ['中文', 2],
    ['·', 0.278],
    ['中——', 3],
    ['👍', 1.2],
  ])('gives %s its advance', (text, width) => {
    expect(setText(text, regular).width).toBeCloseTo(width, 3)
  })

  it('kerns', () => {
    const [pair, alone] = [
      setText('To', regular).width,
      setText('T', regular).width + setText('o', regular).width,
    ]

    expect(pair).toBeLessThan(alone)
  })

  it('sets every character of code equally wide', () => {
    expect(setText('iW0_', { face: 'mono' }).width).toBeCloseTo(4 * 0.6, 6)
  })

  it.each([
    ['a gap between Chinese and Latin', '中a', 1 + 0.2 + 0.563],
    ['no gap where a blank stands', '中 a', 1 + 0.25 + 0.563],
    ['half of two Chinese signs that meet', '中”，文', 1 + 0.5 + 1 + 1],
    ['half of a bracket that begins a line', '（中', 0.5 + 1],
  ])('spaces %s', (_name, text, width) => {
    expect(setText(text, regular).width).toBeCloseTo(width, 3)
  })

  it.each([
    ['letters Noto Sans SC lacks', 'Łŷά'],
    ['Latin in Vietnamese', 'Việt'],
    ['mathematical signs', '×≤→≈√∞'],
    ['Arabic', 'مرحبا بالعالم، لا؟'],
    ['Arabic the font has no place for marks on', 'ڢڥڧڨ'],
    ['Hebrew with vowels', 'בְּרֵאשִׁית'],
    ['Devanagari', 'नमस्ते दुनिया।'],
    ['Thai', 'สวัสดีชาวโลก น้ำ'],
    ['Korean', '안녕하세요 ㅋㅋ 뷁'],
  ])('has glyphs for %s', (_name, text) => {
    expect(setText(text, regular).svg).not.toContain('fill-rule="evenodd"')
  })

  it('draws a box for what no font has and goes on after it', () => {
    const run = setText('aአb', regular)

    expect(run.svg).toContain('fill-rule="evenodd"')
    expect(run.width).toBeGreaterThan(setText('ab', regular).width)
  })

  it('draws one accent on a letter, however many are given', () => {
    const [one, many] = [setText('x\u0304', regular), setText(`x\u0304${'\u0301'.repeat(200)}`, regular)]

    expect(one.svg).not.toBe(setText('x', regular).svg)
    expect(many).toEqual(one)
  })

  it('sets a word whose letters are not all in the first font in one that has them', () => {
    const [whole, rest] = [setText('Łukasz', regular), setText('ukasz', regular)]

    expect(pathsOf(whole).slice(1)).not.toContain(pathsOf(rest)[0])
    expect(pathsOf(setText('ukasz 王', regular)).slice(0, 5)).toEqual(pathsOf(rest))
  })

  it.each([
    ['Hebrew', 'אב', ['ב', 'א']],
    ['Hebrew with Latin', 'אב Ab', ['Ab', 'ב', 'א']],
    ['Hebrew in Latin', 'Ab אב', ['Ab', 'ב', 'א']],
    ['figures in Hebrew', 'אב 12', ['12', 'ב', 'א']],
    ['brackets in Hebrew', '(אב)', ['(', 'ב', 'א', ')']],
    ['several words of Hebrew', 'אב גד', ['ד', 'ג', 'ב', 'א']],
    ['an emoji in Hebrew', 'א🦊ב', ['ב', '🦊', 'א']],
  ])('puts %s in the order it is seen', (_name, text, seen) => {
    expect(pathsOf(setText(text, regular))).toEqual(seen.flatMap((part) => pathsOf(setText(part, regular))))
  })

  it.each([
    ['joins two letters of Devanagari into one', 'क्ष', 1],
    ['gives a Thai syllable all its marks', 'ผู้', 3],
  ])('%s', (_name, text, glyphs) => {
    expect(pathsOf(setText(text, regular))).toHaveLength(glyphs)
  })

  it('keeps Arabic letters apart where a mark says so', () => {
    const [apart, joined] = ['ل\u200cا', 'لا'].map((text) => pathsOf(setText(text, regular)))
    const alone = [...'ال'].flatMap((letter) => pathsOf(setText(letter, regular)))

    expect(apart).toEqual(alone)
    expect(joined).not.toEqual(alone)
  })

  it('lets Arabic letters change with their neighbours', () => {
    const [initial, final] = pathsOf(setText('بب', regular)).reverse()

    expect(pathsOf(setText('ب', regular))).not.toContain(initial)
    expect(initial).not.toBe(final)
  })

  it('draws a vowel of Devanagari that is spoken after its letter before it', () => {
    const [, letter] = pathsOf(setText('कि', regular))

    expect(pathsOf(setText('क', regular))).toEqual([letter])
  })

  it('puts the ring of a Thai am under the tone', () => {
    const [ringFirst, typed] = [setText('นํ้า', regular), setText('น้ำ', regular)]

    expect(typed).toEqual(ringFirst)
  })

  it('draws four marks on a letter that may have some, however many are given', () => {
    const [four, many] = ['ั'.repeat(4), 'ั'.repeat(200)].map((marks) => setText(`น${marks}`, regular))

    expect(many).toEqual(four)
  })

  it('sets the same after it has forgotten thousands of characters', () => {
    const before = setText('方差', regular)

    for (let i = 0; i < 4_500; i++) setText(String.fromCodePoint(0x4e00 + i), regular)

    expect(setText('方差', regular)).toEqual(before)
  })

  it('never writes a text element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(setText(text, regular).svg).not.toMatch(/<text|<image|href|NaN|undefined/)
      }),
    )
  })
})

describe('setEmoji', () => {
  it.each(['😀', '👍🏽', '👨‍👩‍👧', '🇨🇳', '1️⃣', '❤️', '🏳️‍🌈'])('has a picture of %s', (emoji) => {
    expect(setEmoji(emoji)?.svg).toContain('<path')
  })

  it.each(['a', '../../../package', '中'])('has none of %s', (text) => {
    expect(setEmoji(text)).toBeUndefined()
  })
})

describe('cutText', () => {
  it('leaves alone what fits', () => {
    expect(cutText('short', 100, regular)).toBe('short')
  })

  it('drops a blank before the dots', () => {
    expect(cutText('aaaa bbbb', setText('aaaa …', regular).width + 0.01, regular)).toBe('aaaa…')
  })

  it('fits, is as long as it can be, and tears no grapheme apart', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'W', '中', '👨‍👩‍👧', 'e\u0301', '，', 'ش', 'א', 'कि'),
      minLength: 1,
      maxLength: 40,
    })

    fc.assert(
      fc.property(text, fc.double({ min: 2, max: 30, noNaN: true }), (whole, width) => {
        const cut = cutText(whole, width, regular)
        const kept = splitGraphemes(cut.replace(/…$/, ''))

        expect(setText(cut, regular).width).toBeLessThanOrEqual(width)
        expect(splitGraphemes(whole).slice(0, kept.length)).toEqual(kept)
        if (cut !== whole) {
          const longer = `${splitGraphemes(whole)
            .slice(0, kept.length + 1)
            .join('')}…`

          expect(setText(longer, regular).width).toBeGreaterThan(width)
        }
      }),
    )
  })
})
