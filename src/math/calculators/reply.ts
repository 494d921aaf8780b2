import { type Action, type Context, defineAction, type Reply } from '../../command.ts'
import type { Translate } from '../../i18n/catalog.ts'
import { type Button, formatCustomId } from '../../message.ts'
import type { Calculation } from '../../store/store.ts'
import { tellNote } from '../note.ts'
import type { Calculator, Computing } from './calculator.ts'
import { tableCsv } from './figure-table.ts'
import { chartPicture, picturesOf, tablePictures, workingPicture } from './pictures.ts'
import { type CalculatorName, calculators } from './table.ts'

/** A calculation somebody wants, with options as the calculator declares them. */
export interface Asked {
  readonly name: CalculatorName
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>
}

/** A calculator as an action of a slash command. */
export function calculatorAction(name: CalculatorName): Action {
  const calculator: Calculator = calculators[name]

  return defineAction({
    defer: true,
    options: calculator.options,
    run: (context, options) => calculatorReply(context, { name, options }, { private: false }),
    suggest: async ({ t }, option, typed) => calculator.suggest?.(t, option, typed) ?? [],
  })
}

/** The answer in words, the formula or the working as a picture, charts and tables, buttons to go on with, notes. */
export async function calculatorReply(
  context: Context,
  asked: Asked,
  visibility: { readonly private: boolean },
): Promise<Reply> {
  const { t } = context
  const { name, options } = asked
  const calculator: Calculator = calculators[name]
  const answer = await calculator.answer(options, computingFor(context))
  const table = calculator.table?.(t, answer)
  const fileName = name.replace(' ', '-')

  return {
    text: calculator.tell(t, answer).join('\n'),
    images: await picturesOf(fileName, [
      ...workingPicture(context, calculator, answer, options.explain),
      ...(calculator.charts?.(t, answer) ?? []).map(chartPicture(context)),
      ...(table ? tablePictures(context, table) : []),
    ]),
    files: [
      ...(table ? [{ name: `${fileName}.csv`, text: tableCsv(table) }] : []),
      ...(calculator.files?.(answer) ?? []),
    ].map(({ name: file, text }) => ({ name: file, bytes: new TextEncoder().encode(text) })),
    rows: [await buttons(context, asked, visibility)],
    notes: answer.notes.map((note) => tellNote(t, note)),
  }
}

/** What a member may have computed elsewhere, in their turn. */
export function computingFor({ t, compute, member, progress }: Context): Computing {
  return {
    evaluate: (expression) => compute.evaluate(expression, member.id),
    solve: (problem) => compute.solve(problem, member.id),
    simulate: (experiment) =>
      compute.simulate(experiment, member.id, (share) => progress({ text: tellShare(t, share) })),
    integrate: (moments) => compute.integrate(moments, member.id),
    settle: (phase) => compute.settle(phase, member.id),
    trace: (network) => compute.trace(network, member.id),
    see: (network) => compute.see(network, member.id),
    compare: (networks) => compute.compare(networks, member.id),
  }
}

const barLength = 20

/** `▰▰▰▰▰▱▱▱▱▱ 50 %` */
function tellShare(t: Translate, share: number): string {
  const full = Math.floor(share * barLength)

  return `${'▰'.repeat(full)}${'▱'.repeat(barLength - full)} ${t('calculators.progress', { percent: Math.floor(100 * share) })}`
}

async function buttons(
  { t, store, now }: Context,
  { name, options }: Asked,
  visibility: { readonly private: boolean },
): Promise<Button[]> {
  const id = await store.keepCalculation({ calculator: name, options: given(options) }, now)
  const change: Button = { customId: formatCustomId('change', 1, id), label: t('calculators.change') }
  const drill: Button = { customId: formatCustomId('drill', 1, id), label: t('drill.start') }
  const share: Button = { customId: formatCustomId('share', 1, id), label: t('calculators.share') }

  const { drill: hasDrill }: Calculator = calculators[name]

  return [change, ...(hasDrill ? [drill] : []), ...(visibility.private ? [share] : [])]
}

function given(options: Asked['options']): Calculation['options'] {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
