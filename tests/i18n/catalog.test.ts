import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { format, languageOf, languages, lookUp, textKeys, translator } from '../../src/i18n/catalog.ts'

const keys = textKeys()

describe('the catalogue', () => {
  it('has every text in every language', () => {
    const missing = languages.flatMap((language) =>
      keys.filter((key) => !lookUp(language, key)?.trim()).map((key) => `${language} ${key}`),
    )

    expect(keys.length).toBeGreaterThan(100)
    expect(missing).toEqual([])
  })

  it.each(languages)('holds only well-formed messages in %s', (language) => {
    const broken = keys.filter((key) => {
      try {
        new IntlMessageFormat(lookUp(language, key) ?? '', language, undefined, { ignoreTag: true })
        return false
      } catch {
        return true
      }
    })

    expect(broken).toEqual([])
  })

  it('asks for the same values in every language', () => {
    const differing = keys.filter((key) => {
      const [english, ...others] = languages.map((language) => argumentsOf(lookUp(language, key) ?? ''))

      // A language may leave a value out (Chinese has no plural of a unit), never ask for another one.
      return others.some((names) => names.some((name) => !english?.includes(name)))
    })

    expect(differing).toEqual([])
  })

  it('marks plural branches so that the types can tell them from values', () => {
    const misread = keys.filter((key) => {
      const text = lookUp('en', key) ?? ''
      const typed = [...text.matchAll(/\{([^{}]*)/g)]
        .map((match) => (match[1] ?? '').split(',')[0] ?? '')
        .filter((head) => head !== '' && !/[ #]/.test(head))

      return typed.some((name) => !argumentsOf(text).includes(name))
    })

    expect(misread).toEqual([])
  })

  it('is written in Chinese where it says so', () => {
    const untranslated = keys.filter((key) => {
      const english = lookUp('en', key) ?? ''

      return lookUp('zh-CN', key) === english && /[a-z]{4,} [a-z]{2,}/i.test(english)
    })

    expect(untranslated).toEqual([])
  })
})

describe('a translator', () => {
  it('fills in values and counts', () => {
    const t = translator('en')

    expect(t('input.axisCount', { given: '1x2', count: 1, option: 'kernel', expected: 2 })).toBe(
      '“1x2” gives 1 value for “kernel”; 2 are needed.',
    )
  })

  it('leaves markup in values alone', () => {
    expect(format('en', 'input.unreadable', { given: '<b>{x}</b>', expected: 'a size' })).toBe(
      'I cannot read “<b>{x}</b>” as a size.',
    )
  })

  it('fails loudly for a key that is not there', () => {
    expect(() => format('en', 'no.such')).toThrow('no text no.such in en')
  })
})

describe('the language of a locale', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-US', 'en'],
    ['de', 'en'],
    ['', undefined],
    [null, undefined],
  ])('takes %s for %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })
})

interface Element {
  readonly type: number
  readonly value: string
  readonly options?: Record<string, { value: Element[] }>
}

function argumentsOf(message: string): string[] {
  const walk = (elements: readonly Element[]): string[] =>
    elements.flatMap(({ type, value, options }) => [
      // Types 0 and 7 of the parser are literals and the # of a plural.
      ...(type === 0 || type === 7 ? [] : [value]),
      ...Object.values(options ?? {}).flatMap((option) => walk(option.value)),
    ])

  return [
    ...new Set(walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as never)),
  ]
}
