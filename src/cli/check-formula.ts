import { UserError } from '../errors.ts'
import { format } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { openInlineRenderer } from '../render/inline.ts'
import type { CheckFormula } from './bank.ts'

/** Draws formulas in this process: a bank's files are its author's own, so nothing needs to be guarded against. */
export async function openFormulaChecker(
  language: Language,
): Promise<{ readonly check: CheckFormula; readonly close: () => Promise<void> }> {
  const renderer = await openInlineRenderer()

  return {
    async check(tex) {
      try {
        await renderer.formula(tex, { theme: 'light', language })

        return undefined
      } catch (error) {
        if (error instanceof UserError) return format(language, error.key, error.values)
        throw error
      }
    },
    close: () => renderer.close(),
  }
}
