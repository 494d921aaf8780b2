import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodeTone, highlightCode } from '../../src/render/highlight.ts'

/** Every piece of code in one colour, with that colour; what is plain is left out. */
function coloured(code: string, language: string): string[] {
  return highlightCode(code, language).flatMap(({ text, tone }) => (tone ? [`${tone} ${text}`] : []))
}

function said(code: string, language: string): string {
  return highlightCode(code, language)
    .map(({ text }) => text)
    .join('')
}

describe('highlightCode', () => {
  it.each<[string, string, [CodeTone, string][]]>([
    [
      'python',
      'def f(x: int):\n  return "a", 3.5  # why',
      [
        ['keyword', 'def'],
        ['name', 'f'],
        ['type', 'int'],
        ['keyword', 'return'],
        ['string', '"a"'],
        ['number', '3.5'],
        ['comment', '# why'],
      ],
    ],
    [
      'cuda',
      'int i = 3; // why',
      [
        ['type', 'int'],
        ['number', '3'],
        ['comment', '// why'],
      ],
    ],
    [
      'yaml',
      'rate: 0.1 # why',
      [
        ['name', 'rate:'],
        ['number', '0.1'],
        ['comment', '# why'],
      ],
    ],
  ])('tells the parts of %s apart', (language, code, parts) => {
    expect(coloured(code, language)).toEqual(parts.map(([tone, text]) => `${tone} ${text}`))
  })

  it('takes what stands in the braces of a string for code', () => {
    expect(highlightCode('f"a {b} c"', 'python')).toContainEqual({ text: '{b}', tone: undefined })
  })

  it.each(['', 'nosuchlanguage', '__proto__', 'constructor'])('leaves code in "%s" plain', (language) => {
    expect(coloured('def f(): return 1', language)).toEqual([])
  })

  it.each(['Python', 'py', 'python title="a.py"', 'python:a.py', 'python{1,2}'])(
    'reads %s after the fence as Python',
    (info) => {
      expect(coloured('return', info)).toEqual(['keyword return'])
    },
  )

  it('leaves very long code plain rather than take the square of its length', () => {
    expect(coloured('int a;\n'.repeat(1_000), 'cpp')).toEqual([])
  })

  it('never loses or adds a character', () => {
    const code = fc.string({ unit: fc.constantFrom(...'a1"\'`#/*{}()<>$\\\n\t =:-@中👍'), maxLength: 300 })
    const language = fc.constantFrom(
      'python',
      'cpp',
      'bash',
      'javascript',
      'json',
      'yaml',
      'latex',
      'xml',
      'r',
    )

    fc.assert(
      fc.property(code, language, (source, name) => {
        expect(said(source, name)).toBe(source)
      }),
    )
  })
})
