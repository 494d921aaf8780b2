import type { PageFile } from '../page-api.ts'

/** Reads files as the page API takes them. */
export function readFiles(files: Iterable<File>): Promise<PageFile[]> {
  return Promise.all([...files].map(readFile))
}

async function readFile(file: File): Promise<PageFile> {
  const url = await readAsDataUrl(file)
  const data = url.slice(url.indexOf(',') + 1)

  return { name: file.name, data, ...(file.type && { contentType: file.type }) }
}

function readAsDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()

    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
