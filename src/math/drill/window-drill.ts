import type { Translate } from '../../i18n/catalog.ts'
import { type Mistake, type Windows, windowMistakes } from './mistakes.ts'
import { similarWindows } from './vary.ts'

/** Asks how many windows fit: for everything that slides one. */
export const windowDrill = {
  vary: similarWindows,
  ask: (t: Translate): string => t('drill.ask.output'),
  right: ({ output }: Windows): readonly number[] => output,
  tolerance: 0,
  mistakes: (windows: Windows): readonly Mistake[] => windowMistakes(windows),
}
