import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readChineseNumerals } from '../../../src/quiz/grade/chinese-numerals.ts'

it.each([
  ['零', '0'],
  ['十', '10'],
  ['十六', '16'],
  ['二十', '20'],
  ['一百零五', '105'],
  ['一百一十二', '112'],
  ['两百五十六', '256'],
  ['一千零二十四', '1024'],
  ['九千四百零八', '9408'],
  ['一万两千', '12000'],
  ['二十五万六千', '256000'],
  ['两千五百六十万', '25600000'],
  ['一亿三千万', '130000000'],
  ['一万亿', '1000000000000'],
  ['一二八', '128'],
  ['三点一四', '3.14'],
  ['零点零六二五', '0.0625'],
  ['十二点五', '12.5'],
  ['负二', '-2'],
  ['八分之一', '(1/8)'],
  ['十六分之一', '(1/16)'],
  ['16分之1', '(1/16)'],
  ['百分之十二点五', '12.5%'],
  ['百分之6.25', '6.25%'],
  ['2560万', '2560万'],
  ['0.256亿', '0.256亿'],
  ['25.6百万', '25.6百万'],
])('%s is %s', (text, read) => {
  expect(readChineseNumerals(text)).toBe(read)
})

it('reads every number as it is read aloud', () => {
  const names = '零一二三四五六七八九'

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
      const spoken = [...String(value)]
        .map((sign, at, all) =>
          sign === '0' ? '零' : `${names[Number(sign)]}${['', '十', '百', '千'][all.length - 1 - at]}`,
        )
        .join('')
        .replace(/零+/g, '零')
        .replace(/零$/, '')

      expect(readChineseNumerals(spoken)).toBe(String(value))
    }),
  )
})
