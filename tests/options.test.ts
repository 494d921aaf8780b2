import { describe, expect, it } from 'vitest'
import type { Options } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { readOptions } from '../src/options.ts'

const declared = {
  kernel: { type: 'string', required: true, maxLength: 5 },
  stride: { type: 'string', default: '1' },
  dims: { type: 'integer', choices: [1, 2, 3] },
  gain: { type: 'number', min: 0, max: 10 },
  bias: { type: 'boolean', default: true },
  mode: { type: 'string', choices: ['fan_in', 'fan_out'] },
  team: { type: 'role' },
  member: { type: 'user' },
} as const satisfies Options

describe('reading options', () => {
  it('fills in defaults and leaves the rest undefined', () => {
    expect(readOptions(declared, { kernel: '3' })).toEqual({
      kernel: '3',
      stride: '1',
      dims: undefined,
      gain: undefined,
      bias: true,
      mode: undefined,
      team: undefined,
      member: undefined,
    })
  })

  it('takes null for not given, and a number for its decimal text', () => {
    expect(readOptions(declared, { kernel: 3, stride: null, dims: 2 })).toMatchObject({
      kernel: '3',
      stride: '1',
      dims: 2,
    })
  })

  it('takes a role by its id and a member as the transport knows them', () => {
    const member = { id: '17', name: 'Ada', isBot: false }

    expect(readOptions(declared, { kernel: '3', team: '99', member })).toMatchObject({ team: '99', member })
  })

  it.each([
    [{}, 'input.missingOption', { option: 'kernel' }],
    [{ kernel: '3', strides: '2' }, 'input.unknownOption', { option: 'strides', nearest: 'stride' }],
    [{ kernel: '3', __proto__: null, toString: 1 }, 'input.unknownOption', { option: 'toString' }],
    [{ kernel: '123456' }, 'input.tooLong', { length: 6, limit: 5 }],
    [{ kernel: ['3'] }, 'input.wrongType', { option: 'kernel', given: '[…]' }],
    [{ kernel: '3', dims: 4 }, 'input.invalidChoice', { given: '4', nearest: 'none', choices: '1, 2, 3' }],
    [{ kernel: '3', dims: 1.5 }, 'input.wrongType', { option: 'dims' }],
    [{ kernel: '3', dims: '2' }, 'input.wrongType', { option: 'dims' }],
    [{ kernel: '3', gain: Number.NaN }, 'input.wrongType', { option: 'gain' }],
    [{ kernel: '3', gain: 11 }, 'input.tooLarge', { given: 11, limit: 10 }],
    [{ kernel: '3', gain: -1 }, 'input.tooSmall', { given: -1, limit: 0 }],
    [{ kernel: '3', bias: 'yes' }, 'input.wrongType', { option: 'bias' }],
    [{ kernel: '3', team: { id: '9' } }, 'input.wrongType', { option: 'team', given: '{…}' }],
    [{ kernel: '3', team: '9'.repeat(21) }, 'input.tooLong', { option: 'team', limit: 20 }],
    [{ kernel: '3', member: '17' }, 'input.wrongType', { option: 'member', expected: 'member' }],
    [{ kernel: '3', member: { id: '17' } }, 'input.wrongType', { option: 'member', given: '{…}' }],
    [{ kernel: '3', mode: 'fan_inn' }, 'input.invalidChoice', { option: 'mode', nearest: 'fan_in' }],
  ])('refuses %j with %s', (given, key, values) => {
    const read = () => readOptions(declared, given)

    expect(read).toThrow(UserError)
    expect(read).toThrow(expect.objectContaining({ key, values: expect.objectContaining(values) }))
  })
})
