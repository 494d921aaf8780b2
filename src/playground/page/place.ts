import type { Id } from '../page-api.ts'

/** Who one is and where, as the address says it: reloading stays there. */
export interface PagePlace {
  readonly person?: Id
  readonly channel?: Id
}

/** Who and where the address says; neither need exist. */
export function readPlace(): PagePlace {
  const query = new URLSearchParams(location.search)
  const person = query.get('person')
  const channel = query.get('channel')

  return { ...(person && { person }), ...(channel && { channel }) }
}

/** Replaces the address without a new entry in the history: Back leaves the page. */
export function writePlace(place: PagePlace): void {
  const query = new URLSearchParams({ ...place })

  history.replaceState(null, '', `?${query}`)
}
