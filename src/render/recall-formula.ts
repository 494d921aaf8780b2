import { LRUCache } from 'lru-cache'
import { typesetFormula } from './formula.ts'
import type { MathBox } from './math-box.ts'
import type { MathJax, TypesetOptions } from './mathjax.ts'

/** By source and options: every request is typeset afresh, so nothing else has a say in what comes out. */
const boxes = new LRUCache<string, MathBox>({ max: 500 })

/**
 * Typesets a formula of a card. The same ones come again and again: in a question's choices, in its answer, in the other
 * theme.
 *
 * @throws UserError as {@link typesetFormula} does
 */
export function recallFormula(mathjax: MathJax, tex: string, options: TypesetOptions): MathBox {
  const key = JSON.stringify([tex, options])
  const box = boxes.get(key) ?? typesetFormula(mathjax, tex, options)

  boxes.set(key, box)
  return box
}
