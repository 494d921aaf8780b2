import { UserError } from '../../errors.ts'

/** Puts a text together and knows where a product is left out. */
export class ExpressionWriter {
  readonly #parts: string[] = []
  /** One entry for each open bracket: whether a division stands before the present factor. */
  readonly #divided: boolean[] = [false]
  readonly #bars: number[] = []
  #isComplete = false
  #closeAfterOperand = false

  /** Whether an operand has just ended, so that an operator is due. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  operand(text: string, isProduct = false): void {
    // Two numbers side by side, or a number after brackets, are a slip.
    const isNumber = /^[\d.]/.test(text)

    if (this.#isComplete && isNumber)
      throw new UserError('calc.syntax', { cause: 'operator', found: text, position: this.text().length + 1 })
    if (isProduct && (this.#divided.at(-1) || this.#parts.at(-1) === '^'))
      throw new UserError('quiz.productAmbiguous')

    this.#joinProduct()
    this.#parts.push(text)
    this.#isComplete = true
    if (this.#closeAfterOperand) this.#parts.push(')')
    this.#closeAfterOperand = false
  }

  function(name: string): void {
    this.#joinProduct()
    this.#parts.push(name)
    this.#isComplete = false
  }

  functionOfOne(name: string): void {
    this.function(name)
    this.#parts.push('(')
    this.#closeAfterOperand = true
  }

  sign(sign: string): void {
    if (sign === '(') this.#open()
    else if (sign === ')') this.#close()
    else if (sign === '|') this.#bar()
    else this.#operator(sign)
  }

  text(): string {
    return this.#parts.join('')
  }

  #joinProduct(): void {
    if (!this.#isComplete) return
    if (this.#divided.at(-1)) throw new UserError('quiz.productAmbiguous')

    this.#parts.push('*')
    this.#isComplete = false
  }

  #open(): void {
    this.#joinProduct()
    this.#parts.push('(')
    this.#divided.push(false)
  }

  #close(): void {
    this.#parts.push(')')
    if (this.#divided.length > 1) this.#divided.pop()
    this.#isComplete = true
  }

  /** A bar closes where an operand has ended and one is open. */
  #bar(): void {
    if (this.#isComplete && this.#bars.at(-1) === this.#divided.length) {
      this.#bars.pop()
      this.#close()
    } else {
      this.function('abs')
      this.#open()
      this.#bars.push(this.#divided.length)
    }
  }

  #operator(sign: string): void {
    if (sign === '/') this.#divided[this.#divided.length - 1] = true
    if (/[-+*,;]/.test(sign) && this.#isComplete) this.#divided[this.#divided.length - 1] = false

    this.#parts.push(sign)
    // A factorial ends an operand.
    this.#isComplete = sign === '!'
  }
}
