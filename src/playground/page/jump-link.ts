/** A place in the chat; `message` is absent for a whole channel. */
export interface Place {
  readonly channel: string
  readonly message?: string
}

const pattern =
  /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d{1,20}|@me)\/(\d{1,20})(?:\/(\d{1,20}))?\/?$/

/** Reads Discord's own links to channels and messages, which the page follows itself instead of leaving for the web. */
export function readJumpLink(url: string): Place | undefined {
  const [, channel, message] = pattern.exec(url) ?? []

  return channel === undefined ? undefined : { channel, ...(message !== undefined && { message }) }
}

/** Only the web and mail may be linked to: a message must not run a script. */
export function isSafeLink(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(url)
}
