/** What Discord says of somebody in a server. */
export interface Membership {
  /** True only where Discord said so: whoever was not looked up in time counts as here. */
  readonly hasLeft: boolean
  /** Ids of the roles they have there; undefined where that is not known. */
  readonly roleIds?: readonly string[]
  /** Their picture as Discord serves it (PNG); undefined for those who have none, or whose picture did not come in time. */
  readonly picture?: Uint8Array
}

/** What Discord knows of a server's people. It never keeps a reply waiting for long, and never fails one. */
export interface Members {
  /** By member id; whoever is not known yet is left out, and there the next time. */
  look(serverId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, Membership>>
  /** What the server's roles are called, by id; of people, so escape them. Empty where that is not known yet. */
  roleNames(serverId: string): Promise<ReadonlyMap<string, string>>
  /** Lets go of everything that is remembered of somebody. */
  forget(memberId: string): void
}

/** Where nobody can be asked: everybody counts as here. */
export const unknownMembers: Members = {
  look: async () => new Map(),
  roleNames: async () => new Map(),
  forget: () => undefined,
}
