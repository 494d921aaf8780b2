import { describe, expect, it } from 'vitest'
import { fillIn, pageLanguage, pageTexts, pageTranslator } from '../../src/playground/page/texts.ts'

const argumentsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe('the words of the page', () => {
  it('have the same arguments in both languages', () => {
    const chinese = new Map(Object.entries(pageTexts['zh-CN']))
    const different = Object.entries(pageTexts.en).filter(
      ([key, english]) => String(argumentsOf(chinese.get(key) ?? '')) !== String(argumentsOf(english)),
    )

    expect(different).toEqual([])
  })

  it('are filled in', () => {
    expect(pageTranslator('en')('log.typing', { name: 'Ada' })).toBe('Ada is typing…')
    expect(pageTranslator('zh-CN')('log.typing', { name: '小雨' })).toBe('小雨 正在输入…')
  })

  it('leave a mark that has no value as it is', () => {
    expect(fillIn('en', 'log.typing')).toBe('{name} is typing…')
  })

  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['ru', 'en'],
  ])('are spoken to %s in %s', (locale, language) => {
    expect(pageLanguage(locale)).toBe(language)
  })
})
