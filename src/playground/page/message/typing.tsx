import { useEffect, useState } from 'preact/hooks'
import { nameOf } from '../names.ts'
import { usePage } from '../page-context.ts'

/** Discord shows that someone types for this long after it was last said. */
const shownMs = 10_000

/** Who is typing in the open channel. */
export function Typing() {
  const { t, model, state, here } = usePage()
  const typing = model.typing.get(here.channel)
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    if (!typing) return

    setOver(false)

    const timer = setTimeout(() => setOver(true), typing.at + shownMs - Date.now())

    return () => clearTimeout(timer)
  }, [typing])

  const user = [state.bot, ...state.people.map((person) => person.user)].find(({ id }) => id === typing?.user)

  return user && !isOver ? (
    <p class="typing" role="status">
      {t('log.typing', { name: nameOf(user) })}
    </p>
  ) : null
}
