import { describe, expect, it, vi } from 'vitest'
import { runCli } from '../../src/cli/run.ts'
import { readConfig } from '../../src/config.ts'
import { isThorough } from '../support/thorough.ts'

/** Runs the terminal; gives its status and everything it wrote. */
async function run(...args: string[]): Promise<{ status: number; written: string }> {
  const lines: unknown[] = []
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  for (const spy of spies) spy.mockImplementation((line) => void lines.push(line))

  try {
    const status = await runCli(args, async () => readConfig({}))

    return { status, written: lines.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

describe('the terminal', () => {
  // Recomputes every answer and draws every formula of the bank.
  it.runIf(isThorough)('finds no problem in the bank', async () => {
    const { status, written } = await run('bank', 'check')

    expect(status).toBe(0)
    expect(written).toMatch(/questions in \d+ topics, \d+ formulas: no problems/)
  })

  it.each([
    [['bank', 'burn'], 2, /check/],
    [['--help'], 0, /fan-in bank check/],
    [['bnak'], 2, /no command "bnak"/],
  ])('answers %j with status %i', async (args, expected, text) => {
    const { status, written } = await run(...args)

    expect(status).toBe(expected)
    expect(written).toMatch(text)
  })
})
