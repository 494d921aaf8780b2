import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('./page', import.meta.url))

/** What the page is made of besides its own folder; the lock file stands for the libraries. */
const outside = ['./page-api.ts', '../i18n/texts.ts', '../../package-lock.json'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** Holds the fingerprint of the sources that a folder was built from. */
const stampName = 'sources.sha256'

export interface PageBuild {
  /** Gets `index.html` and its assets; what was in it before is removed. */
  readonly outDir: string
  /** Default true. */
  readonly minify?: boolean
}

/** Builds the playground's page with Vite, unless `outDir` already holds what the sources say. */
export async function buildPage({ outDir, minify = true }: PageBuild): Promise<void> {
  const fingerprint = await fingerprintSources(minify)

  if ((await readStamp(outDir)) === fingerprint) return

  // Built beside its place and then moved, so that nobody ever serves half a page.
  const draft = resolve(`${outDir}.${randomUUID()}`)

  await runVite(draft, minify)
  await writeFile(join(draft, stampName), fingerprint)
  await putInPlace(draft, outDir, fingerprint)
}

/** Others may do the same at the same time: whoever finds the same page there has nothing left to do. */
async function putInPlace(draft: string, outDir: string, fingerprint: string, triesLeft = 20): Promise<void> {
  if ((await readStamp(outDir)) === fingerprint) return rm(draft, { recursive: true })

  await takeAway(outDir)
  try {
    await rename(draft, outDir)
  } catch (error) {
    if (triesLeft === 0) throw error
    await putInPlace(draft, outDir, fingerprint, triesLeft - 1)
  }
}

/** In one move: while files are deleted one by one, another process may put its page in their place. */
async function takeAway(folder: string): Promise<void> {
  const trash = resolve(`${folder}.${randomUUID()}`)

  try {
    await rename(folder, trash)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  await rm(trash, { recursive: true })
}

function readStamp(outDir: string): Promise<string | undefined> {
  return readFile(join(outDir, stampName), 'utf8').catch(() => undefined)
}

async function runVite(outDir: string, minify: boolean): Promise<void> {
  await build({
    configFile: false,
    envDir: false,
    root,
    base: './',
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: true,
      minify,
      target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
      modulePreload: { polyfill: false },
      // The page's own rules forbid pictures inside style sheets and scripts inside documents; keep files files.
      assetsInlineLimit: 0,
    },
  })
}

async function fingerprintSources(minify: boolean): Promise<string> {
  const hash = createHash('sha256').update(`minify ${minify}`)

  for (const path of [...(await listFiles(root)), ...outside]) {
    hash.update(`\n${path}\n`).update(await readFile(path))
  }

  return hash.digest('hex')
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })

  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
