import { type Context, defineCommand } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { format } from '../src/i18n/catalog.ts'
import { escapeMarkdown, formatCustomId } from '../src/message.ts'
import { findMessageFormulas } from '../src/message-formulas.ts'
import type { Picture } from '../src/render/renderer.ts'

/** As many as a message of Discord's can show. */
const pictureLimit = 10

/** *Render formulas* in the menu of a message: every formula in it as a picture. */
export default defineCommand({
  kind: 'message',
  name: 'render-formulas',
  place: 'anywhere',
  action: {
    defer: true,
    async run(context, { text }) {
      const { t, member } = context
      const sources = findMessageFormulas(text)

      if (sources.length === 0) throw new UserError('tex.noFormulas')

      const drawn = await drawInTurn(context, sources.slice(0, pictureLimit))
      const mistakes = drawn.filter(({ outcome }) => outcome instanceof UserError)

      // With nothing to show the mistake is the answer, for the asker alone.
      if (mistakes.length === drawn.length) throw drawn[0]?.outcome

      return {
        text: mistakes.map((mistake) => tellMistake(context, mistake)).join('\n'),
        images: drawn.flatMap(({ number, tex, outcome }) =>
          outcome instanceof UserError ? [] : [{ ...outcome, name: `formula-${number}.png`, alt: tex }],
        ),
        rows: [[{ customId: formatCustomId('tex-delete', 1, member.id), label: t('tex.delete') }]],
        notes:
          sources.length > pictureLimit
            ? [t('tex.more', { count: sources.length - pictureLimit, limit: pictureLimit })]
            : [],
      }
    },
  },
})

interface Drawn {
  /** Counted in the message, from 1. */
  readonly number: number
  readonly tex: string
  readonly outcome: Picture | UserError
}

/** One after the other: a message full of formulas must not take everybody's turn. */
async function drawInTurn({ render, look }: Context, sources: readonly string[]): Promise<Drawn[]> {
  const drawn: Drawn[] = []

  for (const [index, tex] of sources.entries()) {
    const outcome = await render.formula(tex, look).catch(keepMistake)

    drawn.push({ number: index + 1, tex, outcome })
  }

  return drawn
}

function keepMistake(error: unknown): UserError {
  if (error instanceof UserError) return error

  throw error
}

function tellMistake({ t, language }: Context, { number, outcome }: Drawn): string {
  if (!(outcome instanceof UserError)) return ''

  return t('tex.mistake', { number, reason: escapeMarkdown(format(language, outcome.key, outcome.values)) })
}
