import { beforeAll, describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { readBankFiles, readBankPictures } from '../../src/bank-files.ts'
import { languages } from '../../src/i18n/texts.ts'
import { answerCard, questionCard } from '../../src/quiz/sheet.ts'
import { drawVariant } from '../../src/quiz/variant.ts'
import { drawCard } from '../../src/render/card.ts'
import type { Sheet } from '../../src/render/sheet.ts'
import { openSheet } from '../render/sheet.ts'
import { sample } from '../support/thorough.ts'

const folder = 'data/questions'
const bank = readBank(await readBankFiles(folder), await readBankPictures(folder))

let sheet: Sheet

beforeAll(async () => {
  sheet = await openSheet('dark')
})

describe.each(languages)('in %s', (language) => {
  it.each(sample([...bank.questions.values()], 3, languages.indexOf(language)))(
    'the cards of $id have room and say no mistakes',
    (asked) => {
      const question = drawVariant(asked, 'card')
      const cards = [questionCard(question, language), answerCard(question, language)]
      const [front, answered] = cards.map((card) => drawCard(card, { ...sheet, language }))

      expect(front).toHaveLength(1)
      expect(answered?.length).toBeLessThanOrEqual(2)
      for (const { svg } of [...(front ?? []), ...(answered ?? [])])
        expect(svg).not.toContain(sheet.palette.error)
    },
  )
})
