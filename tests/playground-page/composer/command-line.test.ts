import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findRunnables,
  listRunnables,
  readCommandLine,
} from '../../../src/playground/page/composer/command-line.ts'
import type { LocalizedCommand, LocalizedOption } from '../../../src/playground/page-api.ts'

const option = (type: number, name: string, localized: string, more: Partial<LocalizedOption> = {}) => ({
  type,
  name,
  name_localized: localized,
  description: `about ${name}`,
  description_localized: `关于${localized}`,
  ...more,
})

const command = (name: string, localized: string, options: readonly LocalizedOption[]): LocalizedCommand => ({
  id: '174030000000000001',
  default_member_permissions: null,
  ...option(1, name, localized),
  options,
})

const size = option(1, 'size', '尺寸', {
  options: [
    option(3, 'input', '输入', { required: true }),
    option(4, 'kernel', '核'),
    option(3, 'stride', '步幅'),
  ],
})
const runnables = listRunnables([
  command('conv', '卷积', [
    size,
    option(1, 'pool', '池化'),
    option(2, 'more', '更多', { options: [option(1, 'solve', '求解')] }),
  ]),
  command('calc', '计算', [option(3, 'expression', '表达式', { required: true })]),
])

describe('the menu of commands', () => {
  it('lists sub-commands and those in groups in place of their command', () => {
    const names = runnables.map(({ path, label }) => [path, label])

    expect(names).toEqual([
      ['conv size', '卷积 尺寸'],
      ['conv pool', '卷积 池化'],
      ['conv more solve', '卷积 更多 求解'],
      ['calc', '计算'],
    ])
  })

  it.each([
    ['', ['conv size', 'conv pool', 'conv more solve', 'calc']],
    ['conv', ['conv size', 'conv pool', 'conv more solve']],
    ['卷积', ['conv size', 'conv pool', 'conv more solve']],
    ['POOL', ['conv pool']],
    ['ca', ['calc']],
    ['尺寸', ['conv size']],
    ['关于求解', ['conv more solve']],
    ['nothing', []],
  ])('for %j offers %j', (typed, expected) => {
    expect(findRunnables(runnables, typed).map(({ path }) => path)).toEqual(expected)
  })

  it('puts names that begin with what was typed before those that merely contain it', () => {
    const both = listRunnables([command('recalc', '重算', []), command('calc', '计算', [])])

    expect(findRunnables(both, 'calc').map(({ path }) => path)).toEqual(['calc', 'recalc'])
  })
})

describe('a command line', () => {
  it.each([
    ['/conv size input:32 kernel:3', { input: '32', kernel: '3' }],
    ['/卷积 尺寸 输入：32 核:3', { input: '32', kernel: '3' }],
    ['/conv size input:32 x 32 stride: 2 ', { input: '32 x 32', stride: '2' }],
    ['/conv size 32x32 kernel:3', { input: '32x32', kernel: '3' }],
    ['/conv size ', {}],
    ['/CONV Size INPUT:1', { input: '1' }],
    ['/conv size input:a:b', { input: 'a:b' }],
    ['/conv size input:', { input: '' }],
  ])('reads %j', (line, texts) => {
    expect(readCommandLine(line, runnables)).toMatchObject({ command: { path: 'conv size' }, texts })
    expect(readCommandLine(line, runnables)?.texts).toEqual(texts)
  })

  it.each(['', 'conv size ', '/conv', '/conv size', '/conv siz ', '/unknown input:1', 'a /calc 1'])(
    'is not seen in %j',
    (line) => {
      expect(readCommandLine(line, runnables)).toBeUndefined()
    },
  )

  it('prefers the longest name that fits', () => {
    const nested = listRunnables([command('a', 'a', []), command('a', 'a', [option(1, 'b', 'b')])])

    expect(readCommandLine('/a b c', nested)?.command.path).toBe('a b')
  })

  it('gives back the values it was made of', () => {
    const value = fc.stringMatching(/^[a-z0-9+*/()]{1,20}$/)

    fc.assert(
      fc.property(value, value, (input, kernel) => {
        const line = readCommandLine(`/conv size input:${input} kernel:${kernel}`, runnables)

        expect(line?.texts).toEqual({ input, kernel })
      }),
    )
  })
})
