import { type Language, languages } from '../i18n/texts.ts'
import { drawsOf } from '../math/drill/draw.ts'
import { type Obstacle, tryVariant, type Variant } from '../quiz/variant.ts'
import { lineOf } from './document.ts'
import { fillDocument } from './fill.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, reporterFor } from './problem.ts'
import type { Template } from './template.ts'
import { validateTemplateNames } from './validate-template-names.ts'

/** Variants that are drawn of each template when a bank is checked. */
export const variantsOfCheck = 200
/** Of so many draws at least one has to make a variant; some patience is left for the first ones. */
const drawsPerVariant = 20
const patience = 400
/** Fewer questions than this are soon known by heart. */
const leastQuestions = 20

interface VariantCheck {
  readonly variants: number
  readonly validateVariant: (variant: ParsedQuestion, problems: Problem[]) => void
}

/** Draws a template's variants and tells what is wrong with any of them, each problem once. */
export function validateTemplate(
  parsed: ParsedQuestion,
  template: Template,
  { variants: wanted, validateVariant }: VariantCheck,
  problems: Problem[],
): void {
  const before = problems.length

  validateTemplateNames(parsed, template, problems)

  // Nothing can be drawn of a template whose names are wrong.
  if (problems.length > before) return

  const { variants, obstacles } = drawMany(parsed, template, wanted)

  if (variants.length < wanted) reportObstacles(parsed, template, variants.length, obstacles, problems)
  else {
    const found = variants.flatMap((variant) => problemsOf(variant, template, parsed, validateVariant))

    problems.push(...firstOfEach(found, problems))

    // Of a few variants nothing follows.
    if (wanted >= variantsOfCheck) {
      reportUntold(parsed, variants, problems)
      reportFew(parsed, variants, problems)
    }
  }
}

/** Some variants, each with its files filled in: what is checked of a file can be checked of them. */
export function sampleVariants(parsed: ParsedQuestion, template: Template, count: number): ParsedQuestion[] {
  return drawMany(parsed, template, count).variants.map((variant) => filledIn(variant, parsed))
}

function drawMany(
  { question }: ParsedQuestion,
  template: Template,
  count: number,
): { readonly variants: readonly Variant[]; readonly obstacles: readonly Obstacle[] } {
  const variants: Variant[] = []
  const obstacles: Obstacle[] = []
  const draw = drawsOf(question.id)

  while (variants.length < count && obstacles.length < patience + variants.length * drawsPerVariant) {
    const result = tryVariant(question, template, draw)

    if ('question' in result) variants.push(result)
    else obstacles.push(result)
  }

  return { variants, obstacles }
}

/** Names the commonest obstacle, where it stands. */
function reportObstacles(
  { files }: ParsedQuestion,
  { where }: Template,
  kept: number,
  obstacles: readonly Obstacle[],
  problems: Problem[],
): void {
  const { path, document } = files.en
  const report = reporterFor(path, problems)
  const counts = Map.groupBy(obstacles, nameOf)
  const [commonest] = [...counts.values()].toSorted((one, other) => other.length - one.length)
  const obstacle = commonest?.[0]
  const values = { kept, draws: kept + obstacles.length }

  if (obstacle?.kind === 'where') {
    const entry = document.fields.get('where')
    const index = where.findIndex(({ text }) => text === obstacle.text)
    const line = entry && 'items' in entry ? entry.items[index]?.line : entry?.line

    report(line ?? 1, 'bank.problem.whereRare', { ...values, text: obstacle.text })
  } else if (obstacle?.kind === 'sameChoices')
    report(document.parts.choices?.line ?? 1, 'bank.problem.choicesAlike', {
      ...values,
      letters: obstacle.letters,
    })
  else if (obstacle)
    report(lineOf(document, 'parameters'), 'bank.problem.drawsRefused', values, obstacle.refusal)
}

function nameOf(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'where':
      return obstacle.text
    case 'refused':
      return obstacle.refusal.key
    case 'sameChoices':
      return obstacle.letters
  }
}

function problemsOf(
  variant: Variant,
  template: Template,
  parsed: ParsedQuestion,
  validateVariant: VariantCheck['validateVariant'],
): Problem[] {
  const found: Problem[] = []

  validateVariant(filledIn(variant, parsed), found)

  const numbers = template.parameters
    .map(({ name }) => `${name} = ${variant.names.get(name)?.value}`)
    .join(', ')

  return found.map((problem) => ({ ...problem, numbers }))
}

/** One variant with a problem is enough to find it; none is told that the template itself has. */
function firstOfEach(found: readonly Problem[], told: readonly Problem[]): Problem[] {
  const placeOf = ({ file, line, key, values }: Problem) => `${file}:${line}:${key}:${values.name ?? ''}`
  const places = new Set(told.map(placeOf))

  return found.filter((problem) => {
    const isNew = !places.has(placeOf(problem))

    places.add(placeOf(problem))

    return isNew
  })
}

function filledIn({ question, names }: Variant, { files }: ParsedQuestion): ParsedQuestion {
  const fill = (language: Language) => ({
    path: files[language].path,
    document: fillDocument(files[language].document, names),
  })

  return { question, files: { en: fill('en'), 'zh-CN': fill('zh-CN') } }
}

/** A diagnosis that is in no variant coincides with the answer, or another, whatever is drawn. */
function reportUntold(
  { question, files }: ParsedQuestion,
  variants: readonly Variant[],
  problems: Problem[],
): void {
  const { key } = question

  if (key.kind !== 'number') return

  const told = new Set(
    variants.flatMap(({ question: { key } }) =>
      key.kind === 'number' ? key.diagnoses.map(({ name }) => name) : [],
    ),
  )

  for (const { name } of key.diagnoses) {
    const { path, document } = files.en

    if (!told.has(name))
      reporterFor(path, problems)(lineOf(document, 'diagnoses'), 'bank.problem.diagnosisNever', { name })
  }
}

function reportFew({ files }: ParsedQuestion, variants: readonly Variant[], problems: Problem[]): void {
  const different = new Set(
    variants.map(({ question }) =>
      languages
        .map((language) => [question.texts[language].body, ...choicesOf(question, language)].join())
        .join(),
    ),
  )

  if (different.size < leastQuestions) {
    const { path, document } = files.en

    reporterFor(path, problems)(lineOf(document, 'parameters'), 'bank.problem.fewVariants', {
      count: different.size,
      least: leastQuestions,
    })
  }
}

/** In no order: a shuffled question is no other. */
function choicesOf({ texts }: Variant['question'], language: Language): string[] {
  return (texts[language].choices ?? []).map(({ text }) => text).toSorted()
}
