import { ApplicationCommandType } from 'discord-api-types/v10'
import { disturb } from '../gateway/gateway.ts'
import type { Interaction } from '../interactions/interaction.ts'
import type { FaultRequest, PageAction, PageActions, PlacedFault } from '../page-api.ts'
import type { Playground } from '../playground.ts'
import { openConversation } from '../world/channels.ts'
import { requireActor, requirePerson } from './acting.ts'
import { waitForChoices } from './await-choices.ts'
import { editWorld } from './edit-world.ts'
import { localizeCommand, offeredCommands } from './offered-commands.ts'
import { PageError } from './page-error.ts'
import { describeClock, describeState, readMessages } from './page-state.ts'
import { say } from './say.ts'
import { submitForm } from './submit-form.ts'
import { useCommand, useMenuCommand } from './use-command.ts'
import { useComponent } from './use-component.ts'

type Actions = {
  readonly [Action in PageAction]: (
    playground: Playground,
    request: PageActions[Action]['request'],
  ) => PageActions[Action]['response'] | Promise<PageActions[Action]['response']>
}

const recordLimit = 500

/** What people can do, by the names of the page's contract. Each throws PageError when it cannot be done. */
export const actions: Actions = {
  state: (playground, { person }) => describeState(playground, person),
  messages: ({ world }, request) => ({ messages: readMessages(world, request) }),
  say: ({ world }, request) => ({ message: say(world, request) }),
  openDm: ({ world }, { person }) => ({
    channel: openConversation(world, requirePerson(world, person).user),
  }),
  commands: ({ world }, { person, channel, type = ApplicationCommandType.ChatInput }) => {
    const actor = requireActor(world, person, channel)
    const offered = offeredCommands(world, actor).filter((command) => command.type === type)

    return { commands: offered.map((command) => localizeCommand(command, actor.person.locale)) }
  },

  command: ({ world, settings }, { person, channel, ...use }) =>
    sent(useCommand(world, settings, requireActor(world, person, channel), use)),
  autocomplete: async ({ world, settings }, { person, channel, ...use }) => {
    const interaction = useCommand(world, settings, requireActor(world, person, channel), use)

    return { ...sent(interaction), choices: await waitForChoices(world, interaction) }
  },
  menuCommand: ({ world, settings }, { person, channel, ...use }) =>
    sent(useMenuCommand(world, settings, requireActor(world, person, channel), use)),
  press: ({ world, settings }, { person, channel, message, customId, delivery }) =>
    sent(
      useComponent(world, settings, requireActor(world, person, channel), { message, customId, delivery }),
    ),
  select: ({ world, settings }, { person, channel, message, customId, values, delivery }) =>
    sent(
      useComponent(world, settings, requireActor(world, person, channel), {
        message,
        customId,
        values,
        delivery,
      }),
    ),
  submit: ({ world, settings }, use) => sent(submitForm(world, settings, use)),

  requests: ({ recorder }, { after = 0, limit = recordLimit }) => ({
    requests: recorder.requests.filter(({ number }) => number > after).slice(-limit),
    misfits: recorder.misfits,
  }),
  frames: ({ recorder }, { after = 0, limit = recordLimit }) => ({
    frames: recorder.frames.filter(({ number }) => number > after).slice(-limit),
  }),
  fault: (playground, request) => ({ faults: changeFaults(playground, request) }),
  gateway: ({ gateway }, request) => ({ sessions: disturb(gateway, request) }),
  clock: async (playground, request) => ({ clock: await moveClock(playground, request) }),
  world: ({ world, news }, { edit }) => {
    editWorld(world, edit)
    news.emit({ type: 'stateChanged' })

    return {}
  },
}

function sent({ id }: Interaction): { interaction: string } {
  return { interaction: id }
}

function changeFaults({ faults, news }: Playground, request: FaultRequest): readonly PlacedFault[] {
  switch (request.do) {
    case 'add':
      faults.add(request.fault)
      break
    case 'remove':
      faults.remove(request.id)
      break
    case 'clear':
      faults.clear()
      break
    case 'list':
      return faults.placed
  }

  news.emit({ type: 'stateChanged' })

  return faults.placed
}

async function moveClock(playground: Playground, { advanceMs, nextSlot }: PageActions['clock']['request']) {
  const { clock, news } = playground

  if (!clock) {
    if (advanceMs === undefined && !nextSlot) return null

    throw new PageError('unavailable', 'The bot runs in real time: no clock is wired to this page.')
  }
  if (nextSlot && !clock.nextSlot) throw new PageError('unavailable', 'This clock knows no slots.')
  if (advanceMs !== undefined && !(advanceMs >= 0))
    throw new PageError('invalid', 'The clock only moves forward.')

  if (advanceMs !== undefined) await clock.advance(advanceMs)
  if (nextSlot) await clock.nextSlot?.()

  const state = describeClock(playground)

  news.emit({ type: 'clock', clock: state })

  return state
}
