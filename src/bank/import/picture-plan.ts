import { pictureLimit, pictureReference } from '../pictures.ts'
import { isSearched } from './limits.ts'
import { markupOf } from './mend.ts'
import type { PictureCopy, TakeNote } from './report.ts'
import type { TextLine } from './section.ts'
import { digest } from './slug.ts'

/** A picture file that was found where a document says. */
export interface FoundPicture {
  /** Its own, which may have the ending that the address lacks. */
  readonly name: string
  readonly bytes: number
}

/** By the address as the document writes it. */
export type FoundPictures = ReadonlyMap<string, FoundPicture>

const usable = /\.(?:png|jpe?g|webp|gif)$/i

/** The addresses of pictures in lines of text, to be looked for before an import. */
export function pictureAddresses(lines: readonly Pick<TextLine, 'text' | 'within'>[]): Set<string> {
  const addresses = new Set<string>()

  for (const { text, within } of lines) {
    if (within === 'text') replaceAddresses(text, (address) => void addresses.add(address))
  }

  return addresses
}

/** Gives a question's pictures names beside its file, and says which there are not. */
export class PicturePlan {
  readonly #found: FoundPictures
  readonly #note: TakeNote
  readonly #copies = new Map<string, PictureCopy>()
  readonly #taken = new Set<string>()

  constructor(found: FoundPictures, note: TakeNote) {
    this.#found = found
    this.#note = note
  }

  /** A line that names the copies. */
  apply({ text, number, within }: TextLine, id: string): string {
    return within === 'text' ? replaceAddresses(text, (address) => this.#nameOf(address, number, id)) : text
  }

  copies(): PictureCopy[] {
    return [...this.#copies.values()]
  }

  /** Undefined for one that cannot be had; the linter will name it again. */
  #nameOf(address: string, line: number, id: string): string | undefined {
    const found = this.#found.get(address)

    if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(address))
      this.#note(line, 'bank.import.open.pictureRemote', { address })
    else if (!found) this.#note(line, 'bank.import.open.pictureMissing', { address })
    else if (!usable.test(found.name)) this.#note(line, 'bank.import.open.pictureKind', { address })
    else if (found.bytes > pictureLimit) {
      const { bytes } = found

      this.#note(line, 'bank.import.open.pictureTooLarge', { address, bytes, limit: pictureLimit })
    } else return this.#copy(address, found.name, id)

    return undefined
  }

  #copy(address: string, name: string, id: string): string {
    const [, stem = '', ending = ''] = /^(.*)(\.[a-z]+)$/i.exec(name.split(/[\\/]/).at(-1) ?? '') ?? []
    const safe = /^[\w-]{1,60}$/.test(stem) ? stem : digest(stem)
    const key = `${id} ${address}`
    const paths = [safe, `${safe}-${digest(address)}`].map((each) => `${id}-${each}${ending.toLowerCase()}`)
    const copy = this.#copies.get(key) ?? {
      address,
      path:
        paths.find((path) => !this.#taken.has(path)) ?? `${id}-${this.#taken.size}${ending.toLowerCase()}`,
    }

    this.#copies.set(key, copy)
    this.#taken.add(copy.path)

    return copy.path.slice(copy.path.lastIndexOf('/') + 1)
  }
}

/** Code and formulas aside. */
function replaceAddresses(text: string, rename: (address: string) => string | undefined): string {
  if (!text.includes('![') || !isSearched(text)) return text

  return markupOf(text)
    .map(({ piece, isMarkup }) =>
      isMarkup
        ? piece
        : piece.replace(pictureReference, (whole, bracketed?: string, bare?: string) => {
            const address = bracketed ?? bare ?? ''
            const name = rename(address)

            return name === undefined ? whole : whole.replace(address, () => name)
          }),
    )
    .join('')
}
