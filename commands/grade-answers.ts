import { defineCommand } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { readDesk, showNext } from '../src/quiz/grade-desk.ts'

/** *Grade answers* in the menu of a question’s message or of its reveal: the same desk that `/grade queue` opens. */
export default defineCommand({
  kind: 'message',
  name: 'grade-answers',
  place: 'server',
  access: 'manager',
  action: {
    private: true,
    async run(context, { id }) {
      const post = await context.store.postByMessage(context.channelId, id)

      if (!post) throw new UserError('grade.noPost')

      return showNext(context, await readDesk(context, post.id))
    },
  },
})
