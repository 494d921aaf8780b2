import { cutText } from '../../cut-text.ts'
import { type Language, languages } from '../../i18n/texts.ts'
import { textLimits } from '../validate.ts'
import type { Draft, DraftText } from './draft.ts'
import type { Heading } from './heading.ts'
import { writeKeyPoints } from './key-points.ts'
import { importLimits } from './limits.ts'
import type { PicturePlan } from './picture-plan.ts'
import { namePoints } from './points.ts'
import type { TakeNote } from './report.ts'
import type { Section, TextLine } from './section.ts'
import { containText, withoutBlankEdges } from './write-question.ts'

/** An open question from a heading and what stood below it. Both files hold the same words until somebody translates. */
export function openQuestion(
  { id, language, heading, section }: { id: string; language: Language; heading: Heading; section: Section },
  pictures: PicturePlan,
  note: TakeNote,
): Draft {
  const { line, title } = heading
  const textOf = (lines: readonly TextLine[]) => {
    const kept = withoutBlankEdges(lines.map((each) => pictures.apply(each, id)))
    const { text, unclosed } = containText(kept)

    if (unclosed) note(lines.at(-1)?.number ?? line, 'bank.import.mended.unclosed', { opener: unclosed })

    return text
  }
  const body = [containText(title).text, textOf(section.question)].filter((text) => text !== '').join('\n\n')
  const explanation = textOf(section.answer)
  const points = namePoints(section.keyPoints)
  const lists = writeKeyPoints(points, language)
  const text = (each: Language): DraftText => ({
    title: cutText(title, importLimits.title),
    body,
    parts: { explanation, ...(points.size > 0 && { keyPoints: lists[each] }) },
  })

  for (const [what, { length }] of Object.entries({ title, body, explanation })) {
    const limit = textLimits[what as 'title' | 'body' | 'explanation']

    if (length > limit) note(line, 'bank.import.open.tooLong', { what, length, limit })
  }

  return {
    id,
    fields: {
      ...(section.tag?.level && { level: String(section.tag.level) }),
      kind: 'open',
      keyPoints: [...points.keys()],
      sources: section.sources,
    },
    texts: Object.fromEntries(languages.map((each) => [each, text(each)])) as Record<Language, DraftText>,
  }
}
