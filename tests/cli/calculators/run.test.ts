import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { runCalculator } from '../../../src/cli/calculators/run.ts'
import { calculators } from '../../../src/math/calculators/table.ts'
import { runProgram, startProgram, statusOf } from '../../support/run-program.ts'

/** Types a call; gives its status and what it wrote. */
async function type(call: string | readonly string[], input: readonly string[] = []) {
  const printed: string[] = []
  const complaints: string[] = []
  const status = await runCalculator(typeof call === 'string' ? call.split(' ') : call, {
    input: (async function* () {
      yield* input
    })(),
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    batch: async (language) => void printed.push(`batch in ${language}`),
  })

  return { status, printed: printed.join('\n'), complaints: complaints.join('\n') }
}

describe('a calculator in the terminal', () => {
  it.each([
    [
      'conv size --input 224 --kernel 7 --stride 2 --padding 3 --in 3 --out 64',
      '224 × 224 → 112 × 112, PyTorch',
    ],
    ['conv size 224 7 --padding=3', '224 × 224 → 224 × 224'],
    ['conv transpose --input 14 --kernel 3 --stride 2 --padding 1 --output-padding 1 --no-bias', '→ 28 × 28'],
    ['conv pool --input 5 --kernel 2 --stride 2 --ceil', '→ 3 × 3'],
    ['conv pool --ceil false --input 5 --kernel 2 --stride 2', '→ 2 × 2'],
    ['conv solve --input 224 --output 112 --kernel 7', '7  2  3  1'],
    ['calc sqrt(2/512)', 'sqrt(2/512) = 0.0625'],
    ['calc -3+5', '-3+5 = 2'],
    ['init std --scheme normal --std 1e-3 --shape 3x4', '0.001'],
  ])('answers %s', async (call, expected) => {
    const { status, printed, complaints } = await type(call)

    expect(printed).toContain(expected)
    expect(printed).not.toMatch(/\*\*|```|\\\*/)
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
  })

  it('prints the data as JSON', async () => {
    const { printed } = await type(
      'conv transpose --input 14 --kernel 4 --stride 2 --in 8 --out 4 --no-bias --json',
    )

    expect(JSON.parse(printed)).toMatchObject({ output: [30, 30], params: 8 * 4 * 4 * 4 })
  })

  it('shows the working where it is asked for', async () => {
    const { printed } = await type('conv size --input 7 --kernel 3 --explain steps')

    expect(printed).toContain('Effective kernel · k_e = d(k-1)+1')
  })

  it('reads the option whose value is - from standard input', async () => {
    const { printed } = await type('init std --scheme he_normal --layer -', ['conv 3 6', '4 128\n'])

    expect(printed).toContain('(128, 64, 3, 3)')
  })

  it('speaks the language that is asked for', async () => {
    expect((await type('conv size 5 7 --language zh-CN')).complaints).toMatch(/卷积核（7）大于/)
  })

  it.each([
    ['conv size --input 5 --kernel 7', 1, 'Padding 1 on each side would fit'],
    ['conv size --input 5 --kernel 3 --padding -1', 1, 'padding'],
    ['conv size --input five --kernel 3', 1, 'five'],
    ['conv size --input 5 --kernel 3 --in 2000000', 1, '1000000'],
    ['conv size --input - --kernel -', 2, 'standard input'],
    ['conv size --inptu 5 --kernel 7', 2, 'Did you mean “--input”?'],
    ['conv size --kernel 7', 2, 'input'],
    ['conv size --input 5 --kernel', 2, '--kernel needs a value'],
    ['conv size --input 5 --kernel 3 --kernel 5', 2, 'twice'],
    ['conv size 5 3 1', 2, '“1”'],
    ['conv size --input 5 --kernel 3 --in three', 2, 'a whole number'],
    ['conv size --input 5 --kernel 3 --bias=maybe', 2, 'true or false'],
    ['conv size --input 5 --kernel 3 --no-framework', 2, '--framework'],
    ['conv size --input 5 --kernel 3 --framework pytorhc', 2, 'Did you mean “pytorch”?'],
    ['conv size --input 5 --kernel 3 --language de', 2, 'zh-CN'],
    ['conv size --input 5 --kernel 3 --batch', 2, '--batch'],
    ['calc 1 --batch', 2, '“1”'],
    ['conv sizes', 2, 'Did you mean “conv size”?'],
    ['conv', 2, 'conv transpose'],
  ])('refuses %s with status %i', async (call, expected, text) => {
    const { status, printed, complaints } = await type(call)

    expect({ status, printed }).toEqual({ status: expected, printed: '' })
    expect(complaints).toContain(text)
  })

  it('serves a batch under the name of calc', async () => {
    expect(await type('calc --batch --language zh-CN')).toMatchObject({
      status: 0,
      printed: 'batch in zh-CN',
    })
  })

  it.each(Object.entries(calculators))(
    'explains every option of %s in both languages',
    async (name, { options }) => {
      for (const language of ['en', 'zh-CN']) {
        const { status, printed } = await type(`${name} --help --language ${language}`)

        expect(status).toBe(0)
        for (const option of Object.keys(options)) {
          expect(printed).toMatch(new RegExp(`--(\\[no-\\])?${option.replaceAll('_', '-')} +\\S`))
        }
      }
    },
  )

  it('ends quietly when its reader has had enough', async () => {
    const child = startProgram('net', 'trace', '--preset', 'densenet121', '--json')
    const ended = statusOf(child)
    let complaints = ''
    child.stderr.on('data', (piece) => {
      complaints += piece
    })

    await once(child.stdout, 'readable')
    child.stdout.destroy()

    expect({ status: await ended, complaints }).toEqual({ status: 0, complaints: '' })
  })

  it('is the program’s own way to end', async () => {
    const [answered, refused, wrong] = await Promise.all([
      runProgram(['calc', '2^10']),
      runProgram(['conv', 'size', '--input', '5', '--kernel', '7']),
      runProgram(['conv', 'sizes']),
    ])

    expect(answered).toEqual({ status: 0, stdout: '2^10 = 1,024\n', stderr: '' })
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^fan-in: The kernel \(7\)/)
    expect(wrong).toMatchObject({ status: 2, stdout: '' })
  })
})
