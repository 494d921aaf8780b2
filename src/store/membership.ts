/*
 * The part of the store's port about which servers the bot is in. Where it is not, nothing is due: no slot, no step, no
 * job that is named by the server.
 */

/** For how long what belongs to a server is kept after the bot left it, in days. */
export const keptAfterLeavingDays = 90

export interface Memberships {
  /** Notes that the bot is no longer there; the first time counts. */
  leaveServer(id: string, at: number): Promise<void>
  /** The bot is back: everything goes on as after a time in which no process ran, without what waited for another try. */
  rejoinServer(id: string): Promise<void>
  /** Servers that have settings or schedules and were not left. */
  presentServers(): Promise<string[]>
  /** Servers left at or before an instant. */
  leftServers(until: number): Promise<string[]>
}
