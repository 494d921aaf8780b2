/** FNV-1a with a final mix: equal seeds give equal numbers, neighbouring seeds unrelated ones. 0…2³²−1. */
export function hash(seed: string): number {
  let state = 0x811c9dc5

  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)

  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)

  return (state ^ (state >>> 16)) >>> 0
}
