const counterSize = 2 ** 12

/**
 * A source of UUIDv7s (RFC 9562, section 6.2, method 1): 48 bits of milliseconds, a 12-bit counter that starts at random
 * within each millisecond, 62 random bits. Within one source text order is the order of making, even when the clock
 * stands or goes back.
 *
 * @param random Gives that many random bytes; the program passes `randomBytes` of `node:crypto`.
 */
export function idSource(random: (count: number) => Uint8Array): (now: number) => string {
  let last = -1
  let counter = 0

  return (now) => {
    const bytes = Buffer.from(random(10))

    counter += 1
    if (now > last || counter === counterSize) {
      last = Math.max(now, last + 1)
      // The lower half, so that at least 2,048 ids fit into every millisecond.
      counter = bytes.readUInt16BE(0) % (counterSize / 2)
    }

    bytes.writeUInt16BE(0x7000 | counter, 0)
    bytes.writeUInt8(0x80 | (bytes.readUInt8(2) & 0x3f), 2)

    return `${last.toString(16).padStart(12, '0')}${bytes.toString('hex')}`.replace(
      /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
      '$1-$2-$3-$4-$5',
    )
  }
}
