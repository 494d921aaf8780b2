import { openMathJax } from '../../src/render/mathjax.ts'
import { formulas } from './formulas.ts'

/**
 * A program of its own, to be run with --expose-gc: typesets until everything is warm, then many times more, and prints by
 * how many bytes the heap has grown meanwhile.
 */
const warmUp = 100
const measured = 500

const mathjax = await openMathJax()
const sources = Object.values(formulas)

function typeset(from: number, count: number): void {
  for (let i = from; i < from + count; i++) {
    // Every one is new, defines something, and every tenth fails.
    const definition = `\\def\\mine{${i}}\\newcommand\\my${'abcdefghij'.charAt(i % 10)}{\\text{第${i}个}}`
    const tex = `${definition}${i % 10 === 0 ? '\\nosuch' : '\\mine'}${sources[i % sources.length]}`

    try {
      mathjax.typeset(tex, { display: true, widthEm: 34 })
    } catch {
      // As meant.
    }
  }
}

function heapBytes(): number {
  globalThis.gc?.()

  return process.memoryUsage().heapUsed
}

typeset(0, warmUp)

const before = heapBytes()

typeset(warmUp, measured)
process.stdout.write(JSON.stringify({ grownBytes: heapBytes() - before, pictures: measured }))
