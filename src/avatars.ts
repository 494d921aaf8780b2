/**
 * The pictures of members by their ids, as Discord serves them (PNG). Whoever has none, or whose picture did not come in
 * time, is left out: a reply never waits long for decoration, and never fails for it.
 */
export type Avatars = (memberIds: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>
