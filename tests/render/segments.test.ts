import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentText, splitGraphemes } from '../../src/render/segments.ts'

/** Segments as text, with a mark for their kind: w word, i ideograph, b blank, e emoji. */
function marked(text: string): string[] {
  return segmentText(text).map(({ kind, text: segment }) => `${kind[0]}:${segment}`)
}

describe('segmentText', () => {
  it.each([
    ['words and blanks', 'two words', ['w:two', 'b: ', 'w:words']],
    ['every Chinese character by itself', '方差，', ['i:方', 'i:差', 'i:，']],
    ['kana and Hangul like Chinese', 'かナ한', ['i:か', 'i:ナ', 'i:한']],
    ['Latin between Chinese', '用ReLU层', ['i:用', 'w:ReLU', 'i:层']],
    ['an emoji of several code points', 'a👨‍👩‍👧b', ['w:a', 'e:👨‍👩‍👧', 'w:b']],
    ['a flag, a keycap and a heart', '🇨🇳1️⃣❤️', ['e:🇨🇳', 'e:1️⃣', 'e:❤️']],
    ['a sign that is text unless asked otherwise', '© 1', ['w:©', 'b: ', 'w:1']],
    ['the Chinese dash and ellipsis as pairs', '好——……', ['i:好', 'i:——', 'i:……']],
    ['them as pairs after Latin too', 'a——1……', ['w:a', 'i:——', 'w:1', 'i:……']],
    ['line ends and tabs as blanks', 'a\t\nb', ['w:a', 'b:  ', 'w:b']],
    ['letters that compose', 'e\u0301', ['w:é']],
    ['nothing of controls and direction marks', 'a\0\u202e\u200bb', ['w:ab']],
    ['half a surrogate as a replacement', 'a\ud83d', ['w:a\ufffd']],
  ])('keeps %s', (_name, text, segments) => {
    expect(marked(text)).toEqual(segments)
  })

  it.each([
    ['around Chinese', '“方差”', 'i:“', 'i:”'],
    ['around English in Chinese', '而“ReLU”并', 'i:“', 'i:”'],
    ['around Chinese in English', 'the “方差” is', 'w:“', 'w:”'],
  ])('sets quotes %s as wide as their surroundings', (_name, text, open, close) => {
    const segments = marked(text)

    expect(segments.some((segment) => segment.startsWith(open))).toBe(true)
    expect(segments.some((segment) => segment.endsWith(close.slice(2)) && segment[0] === close[0])).toBe(true)
  })

  it('takes a sign that nothing decides about as its paragraph is', () => {
    expect(segmentText('…')).toMatchObject([{ kind: 'word' }])
    expect(segmentText('…', true)).toMatchObject([{ kind: 'ideograph', text: '…' }])
  })

  it('keeps an apostrophe in its word', () => {
    expect(marked('isn’t')).toEqual(['w:isn’t'])
  })

  it.each([
    ['names', '卡尔·马克思', 'i:·'],
    ['parts set apart by blanks', '排行榜 · 全部', 'w:·'],
  ])('sets the middle dot of %s', (_name, text, dot) => {
    expect(marked(text)).toContain(dot)
  })

  it('loses and adds nothing that is seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab 中，“”’…—·👍1') }), (text) => {
        expect(
          segmentText(text)
            .map(({ text: segment }) => segment)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('splitGraphemes', () => {
  it.each([
    ['a family', '👨‍👩‍👧', 1],
    ['a letter with two accents', 'e\u0301\u0302', 1],
    ['a flag and a letter', '🇨🇳a', 2],
  ])('counts %s as people do', (_name, text, count) => {
    expect(splitGraphemes(text)).toHaveLength(count)
  })
})
