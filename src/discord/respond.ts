import { randomUUID } from 'node:crypto'
import type { Context, Reply } from '../command.ts'
import { UserError } from '../errors.ts'
import { tellMistake } from '../i18n/tell-mistake.ts'
import type { Logger } from '../log.ts'
import { openProgress } from './progress.ts'
import { InteractionGone, type Responder } from './responder.ts'

/** A reply that took longer than this is deferred, well before Discord's three seconds. */
const patienceMs = 700

/** How an action means to answer, known before it runs. */
export interface Plan {
  readonly private: boolean
  readonly defer?: true
  readonly update?: true
}

type Reader = Pick<Context, 't' | 'language'>

/** What there is to do: first to learn what the context lacks, the reader's own language among it, then the action. */
export interface Work<Bare, Whole> {
  complete(bare: Bare): Promise<Whole>
  run(whole: Whole): Promise<Reply> | Reply
}

/**
 * Runs an action and answers with what it returns, deferring in time. A person's mistake and a fault of ours are both
 * told privately; the fault by a reference that is in `log` too.
 *
 * @throws InteractionGone when Discord no longer takes an answer.
 */
export async function respond<C extends Reader, Whole extends Reader>(
  responder: Responder,
  plan: Plan,
  context: C,
  log: Logger,
  work: Work<C & Pick<Context, 'progress'>, Whole>,
): Promise<void> {
  let reader: Reader = context
  let deferral: Promise<void> | undefined
  const defer = () => {
    deferral ??= plan.update ? responder.deferUpdate() : responder.defer(plan.private)
    // Awaited below; until then a failure must not count as unhandled.
    deferral.catch(() => undefined)
  }
  const timer = setTimeout(defer, patienceMs)
  if (plan.defer) defer()

  const progress = openProgress(
    async (message) => {
      await deferral
      await responder.showProgress(message)
    },
    { now: () => performance.now(), onFailure: (err) => log.debug({ err }, 'progress not shown') },
  )

  try {
    // The action starts while the deferral travels.
    const whole = await work.complete({ ...context, progress: progress.show })
    reader = whole
    const reply = await work.run(whole)
    clearTimeout(timer)
    await deferral
    await progress.stop()
    await answer(responder, plan, reply)
  } catch (error) {
    clearTimeout(timer)
    if (error instanceof InteractionGone) throw error
    await deferral
    await progress.stop()
    await responder.tellPrivately({ text: explain(error, reader, log) })
  }
}

function answer(responder: Responder, plan: Plan, reply: Reply): Promise<void> {
  if (reply.form) return responder.open(reply.form)
  if (reply.remove && !plan.update) throw new Error('only a press that updates may remove its message')
  if (reply.remove) return responder.remove()
  if (plan.update) return responder.update(reply)

  return responder.reply(reply, reply.private ?? plan.private)
}

/** What the person reads: their mistake with its fix, or a reference to our fault. */
function explain(error: unknown, { t, language }: Reader, log: Logger): string {
  if (error instanceof UserError) {
    log.debug({ key: error.key }, 'refused')
    return tellMistake(language, error)
  }

  const reference = randomUUID().slice(0, 8)
  log.error({ reference, err: error }, 'command failed')

  return t('internal.unexpected', { reference })
}
