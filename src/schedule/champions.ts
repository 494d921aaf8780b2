import { type RankedSum, rankSums } from '../quiz/summary.ts'
import type { Server } from '../store/server-settings.ts'
import type { DeliveryParts } from './parts.ts'

/** Asked about at once, and in all: a server that everybody left is not searched through. */
const atOnce = 10
const mostLooks = 5

/** Somebody who stands on the board and is still there. */
export interface Present {
  readonly standing: RankedSum
  readonly picture: Uint8Array | undefined
}

/** Those on the first ranks who have not left and whose roles let them stand on boards, ranked among themselves. */
export async function presentOnRanks(
  { store, members }: Pick<DeliveryParts, 'store' | 'members'>,
  { id: serverId, excludedRoles }: Server,
  ranked: readonly RankedSum[],
  lastRank: number,
): Promise<Present[]> {
  const pictures = new Map<string, Uint8Array | undefined>()
  let present: RankedSum[] = []

  for (let begin = 0; begin < Math.min(ranked.length, atOnce * mostLooks); begin += atOnce) {
    const some = ranked.slice(begin, begin + atOnce)
    const found = await members.look(
      serverId,
      some.map(({ memberId }) => memberId),
    )
    const gone = some.filter(({ memberId }) => found.get(memberId)?.hasLeft)
    const staying = some.filter(
      ({ memberId }) =>
        !found.get(memberId)?.hasLeft &&
        !found.get(memberId)?.roleIds?.some((role) => excludedRoles.includes(role)),
    )

    await store.saveLeft(
      serverId,
      gone.map(({ memberId }) => memberId),
    )
    for (const { memberId } of staying) pictures.set(memberId, found.get(memberId)?.picture)

    present = rankSums([...present, ...staying])
    if ((present.at(-1)?.rank ?? 0) > lastRank) break
  }

  return present
    .filter(({ rank }) => rank <= lastRank)
    .map((standing) => ({ standing, picture: pictures.get(standing.memberId) }))
}
