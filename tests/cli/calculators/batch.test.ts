import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { answerLine } from '../../../src/cli/calculators/answer-line.ts'
import { computing } from '../../../src/cli/calculators/computing.ts'
import { oracleRows } from '../../support/oracle.ts'
import { runProgram, startProgram, statusOf } from '../../support/run-program.ts'
import { isThorough } from '../../support/thorough.ts'

interface Answer {
  readonly id: unknown
  readonly ok: boolean
  readonly data?: Readonly<Record<string, unknown>>
  readonly error?: { readonly key: string; readonly message: string; readonly values: unknown }
}

async function batch(lines: readonly string[], ...flags: string[]) {
  const { stdout, stderr, status } = await runProgram(['calc', '--batch', ...flags], lines.join('\n'))
  const written = stdout.split('\n')

  expect(written.pop()).toBe('')

  return { answers: written.map((line) => JSON.parse(line) as Answer), written, stderr, status }
}

const size = (id: unknown, options: object) => JSON.stringify({ id, command: 'conv size', options })

/** Lines, and what the answer to each holds. */
const exchanges: readonly (readonly [line: string, answer: object])[] = [
  [size('a1', { input: '224', kernel: '7', stride: '2', padding: '3' }), { id: 'a1', ok: true }],
  [
    size('a2', { input: '5', kernel: '7' }),
    { id: 'a2', ok: false, error: { key: 'conv.outputNotPositive', values: { effectiveKernel: 7 } } },
  ],
  ['{"id":1,"command":"calc","options":{"expression":"2/3+1/6"}}', { id: 1, data: { value: 5 / 6 } }],
  ['  {"id":2,"command":"calc","options":{"expression":"1"}}\t\r', { id: 2, ok: true }],
  [size(3, { input: 224, kernel: 7, stride: null }), { id: 3, data: { output: [218, 218] } }],
  [
    '{"command":"conv size"}',
    { id: null, error: { key: 'input.missingOption', values: { option: 'input' } } },
  ],
  ['{"id":4,"command":"conv size","options":null}', { id: 4, error: { key: 'input.missingOption' } }],
  ['{"id":5,"command":"conv size","options":[]}', { id: 5, error: { key: 'batch.invalidRequest' } }],
  ['{"id":6}', { id: 6, error: { key: 'batch.invalidRequest' } }],
  ['{"id":7,"command":7}', { id: 7, error: { key: 'batch.invalidRequest' } }],
  ['{"id":{},"command":"calc"}', { id: null, error: { key: 'input.missingOption' } }],
  ['[1]', { id: null, error: { key: 'batch.invalidRequest' } }],
  ['null', { id: null, error: { key: 'batch.invalidRequest' } }],
  ['{"id":8,', { id: null, error: { key: 'batch.invalidJson', values: { given: '{"id":8,' } } }],
  ['conv size', { id: null, error: { key: 'batch.invalidJson', values: { given: 'conv size' } } }],
  [
    '{"id":9,"command":"conv siz"}',
    { error: { key: 'batch.unknownCommand', values: { nearest: 'conv size' } } },
  ],
  ['{"id":9,"command":"toString"}', { error: { key: 'batch.unknownCommand' } }],
  [
    size(10, { input: '5', kernal: '3' }),
    { error: { key: 'input.unknownOption', values: { nearest: 'kernel' } } },
  ],
  [size(10, { input: '5', kernel: '3', in: '3' }), { error: { key: 'input.wrongType' } }],
  [size(10, { input: '5', kernel: '3', in: 1.5 }), { error: { key: 'input.wrongType' } }],
  [size(10, { input: ['5'], kernel: '3' }), { error: { key: 'input.wrongType' } }],
  [
    `{"id":10,"command":"calc","options":{"expression":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`,
    { id: 10, error: { key: 'input.wrongType' } },
  ],
  [
    size(10, { input: '5', kernel: '3', framework: 'kears' }),
    { error: { key: 'input.invalidChoice', values: { nearest: 'keras' } } },
  ],
  [size(10, { input: '5'.repeat(41), kernel: '3' }), { error: { key: 'input.tooLong' } }],
  [size(10, { input: '5', kernel: '3', in: 0, out: 4 }), { error: { key: 'conv.channelsNotPositive' } }],
  [size(10, { input: '5', kernel: '3', groups: -1 }), { error: { key: 'conv.groupsNotPositive' } }],
  [size(10, { input: '5', kernel: '3', in: 1_000_001 }), { error: { key: 'input.tooLarge' } }],
  [`{"id":"long","pad":"${'x'.repeat(65_536)}"}`, { id: null, error: { key: 'batch.lineTooLong' } }],
  [size('last', { input: '9', kernel: '3', explain: 'steps' }), { id: 'last', ok: true }],
]

describe('a batch', { timeout: 60_000 }, () => {
  it('answers every line that is not blank, in order, and nothing else', async () => {
    const lines = exchanges.flatMap(([line]) => [line, '', ' \t\r'])

    const { answers, stderr, status } = await batch([`\uFEFF${lines[0]}`, ...lines.slice(1)])

    expect(answers.length).toBe(exchanges.length)
    for (const [index, [line, expected]] of exchanges.entries()) {
      expect(answers[index], line.slice(0, 200)).toMatchObject(expected)
    }
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })

  it('says what is wrong in English unless asked otherwise', async () => {
    const line = size(1, { input: '5', kernel: '7' })

    const [english, chinese] = await Promise.all([batch([line]), batch([line], '--language', 'zh-CN')])

    expect(english.answers[0]?.error?.message).toMatch(/^The kernel \(7\) is larger/)
    expect(chinese.answers[0]?.error?.message).toMatch(/^卷积核（7）大于/)
  })

  it('gives an id back with every digit it had', async () => {
    const ids = ['12345678901234567890', '1.50', '-0', '1e400', '"\\u4f60"', '""']

    const { written } = await batch(ids.map((id) => `{"options":{"id":7},"id":${id},"command":"conv size"}`))

    expect(written.map((line) => line.slice(0, line.indexOf(',"ok"')))).toEqual([
      ...ids.slice(0, 2).map((id) => `{"id":${id}`),
      '{"id":0',
      '{"id":1e400',
      '{"id":"你"',
      '{"id":""',
    ])
  })

  it.runIf(isThorough)('keeps up with thousands of lines, some of which are refused', async () => {
    const rows = oracleRows<{ id: string; input: number[] }>('conv')
    const lines = Array.from({ length: 10 }, (_, round) =>
      rows.map(({ id }) => size(`${round} ${id}`, { input: '32', kernel: String((round % 9) - 1) })),
    ).flat()

    const { answers, status } = await batch(lines)

    expect(answers.map(({ id }) => id)).toEqual(lines.map((line) => (JSON.parse(line) as Answer).id))
    expect(new Set(answers.map(({ error }) => error?.key))).toEqual(
      new Set([undefined, 'conv.kernelNotPositive']),
    )
    expect(status).toBe(0)
  })

  it('answers each line before the next one comes', async () => {
    const child = startProgram('calc', '--batch')
    const ended = statusOf(child)
    const answers = createInterface(child.stdout)[Symbol.asyncIterator]()

    for (const id of [1, 2, 3]) {
      child.stdin.write(`${size(id, { input: '9', kernel: '3' })}\n`)

      expect(JSON.parse((await answers.next()).value ?? '')).toMatchObject({ id, ok: true })
    }

    child.stdin.end()
    expect(await ended).toBe(0)
  })

  it('ends quietly when nobody reads any more', async () => {
    const child = startProgram('calc', '--batch')
    const ended = statusOf(child)
    let complaints = ''
    child.stderr.on('data', (piece) => {
      complaints += piece
    })
    child.stdin.on('error', () => {})

    child.stdin.write(`${size(1, { input: '9', kernel: '3' })}\n`)
    await once(child.stdout, 'data')
    child.stdout.destroy()
    child.stdin.write(`${size(2, { input: '9', kernel: '3' })}\n`)

    expect({ status: await ended, complaints }).toEqual({ status: 0, complaints: '' })
  })

  it.runIf(process.platform === 'linux')('holds little of a line without an end', async () => {
    const child = startProgram('calc', '--batch')
    const ended = statusOf(child)
    const piece = 'x'.repeat(1_000_000)

    child.stdin.write('{"id":1,"command":"')
    for (let count = 0; count < 300; count++) {
      if (!child.stdin.write(piece)) await once(child.stdin, 'drain')
    }
    child.stdin.write('\n')
    const [answer] = (await once(child.stdout, 'data')) as [Buffer]
    const [, peakKb] = /VmHWM:\s*(\d+) kB/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8')) ?? []
    child.stdin.end()

    expect(JSON.parse(String(answer))).toMatchObject({ id: null, error: { key: 'batch.lineTooLong' } })
    expect(Number(peakKb)).toBeLessThan(250_000)
    expect(await ended).toBe(0)
  })

  it('tells a fault of ours without a trace, and serves the next line', async () => {
    const faults: unknown[] = []
    const asker = {
      language: 'en' as const,
      computing: {
        ...computing,
        evaluate: async () => {
          throw new TypeError('x is undefined')
        },
      },
      onFault: (error: unknown) => {
        faults.push(error)
        return 'ref1'
      },
    }

    const answer = await answerLine('{"id":1,"command":"calc","options":{"expression":"1"}}', asker)

    expect(JSON.parse(answer)).toEqual({
      id: 1,
      ok: false,
      error: {
        key: 'internal.unexpected',
        message: 'Something went wrong on our side. Reference: ref1',
        values: { reference: 'ref1' },
      },
    })
    expect(faults).toEqual([new TypeError('x is undefined')])
    expect(JSON.parse(await answerLine(size(2, { input: '9', kernel: '3' }), asker))).toMatchObject({
      ok: true,
    })
  })
})
