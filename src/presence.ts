/** What the bot hears of servers it joins, is in, and leaves. An outage of a server is none of these. */
export interface Presence {
  joined(serverId: string): Promise<void>
  left(serverId: string): Promise<void>
  /**
   * Compares the servers it is in with those that are known: some may have been left, or joined, while it was away.
   *
   * @param isOurs whether a server would be among `present` if the bot were in it: others belong to other shards.
   */
  settle(present: ReadonlySet<string>, isOurs: (serverId: string) => boolean): Promise<void>
}
