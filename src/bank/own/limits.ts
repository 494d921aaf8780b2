/** Questions that a server may have of its own. */
export const questionsLimit = 1_000
/**
 * Bytes of all files of a server's questions together, pictures included: what is exported must fit into one attachment,
 * of which Discord takes 10 MiB from a bot.
 */
export const bankBytesLimit = 8_000_000
/** Bytes of a file that is imported: an exported bank, its directory included. */
export const uploadBytesLimit = 9_000_000
/** Entries of a zip, folders and whatever else included. */
export const entriesLimit = 5_000
