import type { Id } from '../page-api.ts'

/** Who one is and where, as the address says it: reloading stays there. */
export interface PagePlace {
  readonly person?: Id
  readonly channel?: Id
}

export function readPlace(): PagePlace {
  const query = new URLSearchParams(location.search)
  const person = query.get('person')
  const channel = query.get('channel')

  return { ...(person && { person }), ...(channel && { channel }) }
}

export function writePlace(place: PagePlace): void {
  const query = new URLSearchParams({ ...place })

  history.replaceState(null, '', `?${query}`)
}
