import { defineAction, defineCommand } from '../src/command.ts'
import { choosePoints, gradeQueue, readDesk, reasonForm, rule, showNext } from '../src/quiz/grade-desk.ts'

const press = { version: 1, private: true, access: 'manager' } as const

/** `/grade queue` and the desk on which managers have the last word on open answers. */
export default defineCommand({
  name: 'grade',
  place: 'server',
  access: 'manager',
  subcommands: {
    queue: defineAction({ access: 'manager', private: true, run: gradeQueue }),
  },
  presses: {
    desk: {
      ...press,
      update: true,
      run: async (context, _args, [id = '']) => showNext(context, await readDesk(context, id)),
    },
    'desk-next': {
      ...press,
      update: true,
      run: async (context, [id = '', memberId = '']) =>
        showNext(context, await readDesk(context, id), memberId),
    },
    'desk-points': {
      ...press,
      update: true,
      run: async (context, [id = '', memberId = ''], points) =>
        choosePoints(context, await readDesk(context, id), memberId, points),
    },
    'desk-save': {
      ...press,
      update: true,
      run: async (context, [id = '', memberId = '', bits = '']) =>
        rule(context, await readDesk(context, id), { memberId, bits }, ''),
    },
    'desk-reason': {
      ...press,
      run: async (context, [id = '', memberId = '', bits = '']) => ({
        form: reasonForm(context, await readDesk(context, id), { memberId, bits }),
      }),
    },
  },
  forms: {
    'desk-form': {
      ...press,
      run: async (context, [id = '', memberId = '', bits = ''], { note = '' }) =>
        rule(context, await readDesk(context, id), { memberId, bits }, note),
    },
  },
})
