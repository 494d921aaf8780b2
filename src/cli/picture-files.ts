import { stat } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import type { FoundPicture } from '../bank/import/picture-plan.ts'

/** A picture file and where it lies. */
export interface PictureFile extends FoundPicture {
  readonly place: string
}

const endings = ['', '.png', '.jpg', '.jpeg', '.webp', '.gif']

/**
 * The picture files that a document in `folder` means by its addresses: where they say, or moved beside the document,
 * with or without their endings.
 */
export async function findPictureFiles(
  folder: string,
  addresses: ReadonlySet<string>,
): Promise<Map<string, PictureFile>> {
  const found = new Map<string, PictureFile>()

  for (const address of addresses) {
    const file =
      isAbsolute(address) || /^[a-z][a-z\d+.-]+:/i.test(address) ? undefined : await findFile(folder, address)

    if (file) found.set(address, file)
  }

  return found
}

async function findFile(folder: string, address: string): Promise<PictureFile | undefined> {
  const path = decode(address)

  for (const candidate of new Set([path, basename(path)])) {
    for (const ending of endings) {
      const place = join(folder, `${candidate}${ending}`)
      const found = await stat(place).catch(() => undefined)

      if (found?.isFile()) return { name: basename(place), bytes: found.size, place }
    }
  }

  return undefined
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
