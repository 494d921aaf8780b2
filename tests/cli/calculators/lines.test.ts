import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestLine, splitLines } from '../../../src/cli/calculators/lines.ts'

async function linesOf(pieces: readonly string[]): Promise<(string | null)[]> {
  const lines: (string | null)[] = []

  async function* inPieces() {
    yield* pieces
  }

  for await (const line of splitLines(inPieces())) lines.push(line)

  return lines
}

describe('the lines of a text in pieces', () => {
  it('are the same wherever it was cut', async () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '\u2028'), maxLength: 8 })

    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const lines = pieces.join('').split('\n')
        if (lines.at(-1) === '') lines.pop()

        expect(await linesOf(pieces)).toEqual(lines)
      }),
    )
  })

  it.each([
    ['in one piece', [`${'x'.repeat(longestLine + 1)}\nb`], [null, 'b']],
    ['in many', [...Array.from({ length: 70 }, () => 'x'.repeat(1000)), '\nb\n'], [null, 'b']],
    ['at the end', ['a\n', 'x'.repeat(longestLine), 'x'], ['a', null]],
    ['by nothing', [`${'x'.repeat(longestLine)}\n`], ['x'.repeat(longestLine)]],
  ])('are null where one is too long %s', async (_where, pieces, lines) => {
    expect(await linesOf(pieces)).toEqual(lines)
  })
})
