import type { OptionValues, TypedOptions } from '../../command.ts'
import { UserError } from '../../errors.ts'
import type { Translate } from '../../i18n/catalog.ts'
import type { Answer, Computing } from '../calculators/calculator.ts'
import { type Draw, drawsOf } from './draw.ts'
import type { Mistake } from './mistakes.ts'

/** How a calculator asks a person for what it computes. */
export interface Drill<O extends TypedOptions = TypedOptions, A extends Answer = Answer> {
  /** A similar calculation with other numbers. It may be one that the calculator refuses: then another is drawn. */
  vary(options: OptionValues<O>, draw: Draw): OptionValues<O>
  ask(t: Translate, answer: A): string
  /** What is right: a number, or one per axis; none where that is no question, such as one with several answers. */
  right(answer: A): readonly number[]
  /** Relative; 0 asks for the exact integer. */
  readonly tolerance: number
  /** What known mistakes give instead, the likeliest first. */
  mistakes?(answer: A): readonly Mistake[]
}

export interface Exercise<O extends TypedOptions = TypedOptions, A extends Answer = Answer> {
  readonly options: OptionValues<O>
  readonly answer: A
}

interface Drilled<O extends TypedOptions, A extends Answer> {
  answer(options: OptionValues<O>, compute: Computing): A | Promise<A>
  readonly drill: Drill<O, A>
}

/** Draws before the numbers asked about serve themselves; what people compute rarely fails twice. */
const mostDraws = 12

/**
 * The exercise of a seed: similar options that the calculator answers, with numbers to find, and finite ones. Always the
 * same for the same options and seed.
 *
 * @throws UserError `drill.nothing`, or the calculator's own, when not even the options given make an exercise.
 */
export async function exerciseOf<O extends TypedOptions, A extends Answer>(
  { answer, drill }: Drilled<O, A>,
  options: OptionValues<O>,
  seed: string,
  compute: Computing,
): Promise<Exercise<O, A>> {
  const draw = drawsOf(seed)

  for (let count = 0; count < mostDraws; count++) {
    const varied = drill.vary(options, draw)
    const found = await answered(() => answer(varied, compute))

    if (found && isAskable(drill, found)) return { options: varied, answer: found }
  }

  const given = await answer(options, compute)

  if (!isAskable(drill, given)) throw new UserError('drill.nothing')

  return { options, answer: given }
}

function isAskable<O extends TypedOptions, A extends Answer>(drill: Drill<O, A>, answer: A): boolean {
  const right = drill.right(answer)

  return right.length > 0 && right.every(Number.isFinite)
}

async function answered<A>(work: () => A | Promise<A>): Promise<A | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserError) return undefined

    throw error
  }
}
