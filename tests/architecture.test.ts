import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Source {
  readonly path: string
  readonly text: string
  /** Packages as named, own files as paths from the project's root. */
  readonly imports: readonly string[]
  /** Those of them that are loaded only when needed. */
  readonly lazy: readonly string[]
}

const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => normalize(join(folder, file)))
    .filter((path) => /\.tsx?$/.test(path))
    .map(readSource),
)

/** Free of I/O, clock and randomness; everything may build on these. */
const pureFolders = ['src/bank/', 'src/quiz/', 'src/math/', 'src/i18n/']
const pureFiles = [
  'src/errors.ts',
  'src/hash.ts',
  'src/message.ts',
  'src/message-formulas.ts',
  'src/command.ts',
  'src/options.ts',
  'src/nearest.ts',
  'src/cut-text.ts',
  'src/shown-name.ts',
  'src/schedule/reason.ts',
  'src/schedule/tell-schedule.ts',
  'src/schedule/tell-steps.ts',
  'src/schedule/tell-stock.ts',
  'src/schedule/suggest-times.ts',
  'src/schedule/next-runs.ts',
  'src/schedule/parse-cron.ts',
  'src/schedule/cron-fields.ts',
  'src/schedule/describe-cron.ts',
  'src/schedule/when.ts',
  'src/schedule/zone.ts',
  'src/schedule/clock-change.ts',
  'src/schedule/catch-up.ts',
  'src/schedule/coming-run.ts',
  'src/schedule/every.ts',
  'src/schedule/find-schedule.ts',
  'src/schedule/local-date.ts',
  'src/schedule/preflight.ts',
  'src/schedule/quiet-dates.ts',
  'src/schedule/read-plan.ts',
  'src/schedule/rhythm.ts',
  'src/schedule/save-schedule.ts',
  'src/schedule/set-up.ts',
  'src/schedule/schedule-runs.ts',
  'src/schedule/show-schedule.ts',
  'src/schedule/tell-details.ts',
]
/** Ports: types that pure code may name. */
const ports = [
  'src/members.ts',
  'src/banks.ts',
  'src/store/server-bank.ts',
  'src/store/server-settings.ts',
  'src/store/auditing.ts',
  'src/store/store.ts',
  'src/store/ranking.ts',
  'src/store/reporting.ts',
  'src/store/asking.ts',
  'src/store/job.ts',
  'src/store/learning.ts',
  'src/store/settling.ts',
  'src/store/summing.ts',
  'src/store/members.ts',
  'src/store/retaining.ts',
  'src/store/membership.ts',
  'src/store/reminding.ts',
  'src/render/renderer.ts',
  'src/render/chart.ts',
  'src/compute/compute.ts',
  'src/intake/intake.ts',
  'src/schedule/delivery.ts',
  'src/schedule/messenger.ts',
  'src/schedule/roles.ts',
]
const adapters = ['store', 'render', 'discord', 'playground', 'compute', 'intake', 'ops', 'schedule'].map(
  (name) => `src/${name}/`,
)
const roots = ['src/main.ts', 'src/app.ts', 'src/playground-app.ts', 'src/playground-demo.ts', 'src/cli/']

/** Where each package may be named. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  'discord.js': ['src/discord/'],
  kysely: ['src/store/'],
  pg: ['src/store/'],
  '@mathjax/': ['src/render/'],
  fontkit: ['src/render/'],
  'highlight.js': ['src/render/'],
  lowlight: ['src/render/'],
  sharp: ['src/render/'],
  'markdown-it': ['src/render/'],
  'bidi-js': ['src/render/'],
  'd3-array': ['src/render/'],
  'd3-color': ['src/render/'],
  'd3-scale': ['src/render/'],
  'lru-cache': ['src/render/', 'src/store/', 'src/discord/', 'src/open-banks.ts'],
  'discord-markdown-parser': ['src/playground/page/'],
  hono: ['src/playground/'],
  '@hono/': ['src/playground/'],
  ws: ['src/playground/'],
  ajv: ['src/playground/'],
  'discord-api-spec': ['src/playground/'],
  'discord-api-types': ['src/playground/'],
  preact: ['src/playground/page/'],
  vite: ['src/playground/'],
  mathjs: ['src/math/'],
  'ts-fsrs': ['src/quiz/review.ts'],
  yaml: ['src/bank/'],
  'csv-parse': ['src/bank/import/'],
  'csv-stringify': ['src/bank/import/'],
  yauzl: ['src/intake/'],
  yazl: ['src/intake/'],
  piscina: ['src/threads/'],
  'node-cron': ['src/schedule/'],
  'intl-messageformat': ['src/i18n/'],
  pino: ['src/log.ts'],
  zod: ['src/config.ts', 'src/playground/'],
}

describe('the house', () => {
  it('keeps pure code free of input, output, clock and chance', () => {
    const breaches = sources
      .filter(isPure)
      .flatMap(({ path, text, imports }) => [
        ...imports
          .filter((name) => name.startsWith('node:') || (name.startsWith('src/') && !isPureOrPort(name)))
          .map((name) => `${path} imports ${name}`),
        ...['process.', 'Date.now(', 'new Date()', 'Math.random(', 'performance.']
          .filter((word) => withoutComments(text).includes(word))
          .map((word) => `${path} uses ${word}`),
      ])

    expect(breaches).toEqual([])
  })

  it('gives commands nothing but the contract of commands and pure code', () => {
    const breaches = sources
      .filter(({ path }) => path.startsWith('commands/'))
      .flatMap(({ path, imports }) =>
        imports.filter((name) => !isPureOrPort(name)).map((name) => `${path}: ${name}`),
      )

    expect(breaches).toEqual([])
  })

  it('lets adapters know ports and pure code, but never one another', () => {
    const breaches = sources.flatMap(({ path, imports }) => {
      const own = adapters.find((folder) => path.startsWith(folder))

      return imports
        .filter((name) => own && adapters.some((other) => other !== own && name.startsWith(other)))
        .filter((name) => !isPureOrPort(name))
        .map((name) => `${path} imports ${name}`)
    })

    expect(breaches).toEqual([])
  })

  it('names concrete adapters in the composition roots only', () => {
    const breaches = sources
      .filter(
        ({ path }) =>
          ![...adapters, ...roots, 'commands/'].some((folder) => path.startsWith(folder)) &&
          !isPure({ path }),
      )
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) => adapters.some((folder) => name.startsWith(folder)) && !isPureOrPort(name))
          .map((name) => `${path} imports ${name}`),
      )

    expect(breaches).toEqual([])
  })

  it('keeps every package at home', () => {
    const breaches = sources.flatMap(({ path, imports }) =>
      imports
        .filter(
          (name) => !name.startsWith('src/') && !name.startsWith('commands/') && !name.startsWith('node:'),
        )
        .filter((name) => !homesOf(name).some((home) => path.startsWith(home)))
        .map((name) => `${path} imports ${name}`),
    )

    expect(breaches).toEqual([])
  })

  it('runs without the packages that production leaves out, unless the playground is asked for', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
    const program = reachableFrom(['src/main.ts', 'src/app.ts', 'src/cli/run.ts'])
    const missing = program.flatMap(({ path, imports }) =>
      imports
        .filter((name) => /^[@a-z]/.test(name) && !/^(node:|src\/|commands\/)/.test(name))
        .filter(
          (name) => !Object.keys(dependencies).some((home) => name === home || name.startsWith(`${home}/`)),
        )
        .map((name) => `${path} imports ${name}`),
    )

    expect(program.length).toBeGreaterThan(50)
    expect(program.filter(({ path }) => path.startsWith('src/playground')).map(({ path }) => path)).toEqual(
      [],
    )
    expect(missing).toEqual([])
  })

  it('reads the environment in one file', () => {
    const readers = sources.filter(({ text }) => text.includes('process.env')).map(({ path }) => path)

    expect(readers).toEqual(['src/config.ts'])
  })

  it('names files for what they are', () => {
    const words = /(^|-)(utils?|helpers?|common|misc|manager|service|handler|base|core|index)(-|\.|$)/
    const drawers = sources.map(({ path }) => path).filter((path) => words.test(basename(path)))
    const shouting = sources.map(({ path }) => path).filter((path) => /[A-Z_]/.test(path))

    expect([...drawers, ...shouting]).toEqual([])
  })

  it('has no file longer than 350 lines but the catalogues', () => {
    const long = sources
      .filter(({ path }) => !path.startsWith('src/i18n/texts/') && path !== 'src/playground/page/texts.ts')
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 350)

    expect(long).toEqual([])
  })
})

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const resolve = (name: string) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name)
  const eager = text.matchAll(/^(?:import '|(?:import|export|\}).* from ')([^']+)'/gm)
  const lazy = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map((match) => resolve(match[1] ?? ''))

  return { path, text, imports: [...[...eager].map((match) => resolve(match[1] ?? '')), ...lazy], lazy }
}

/** Sources that are loaded with the given ones: their static imports, and what those import. */
function reachableFrom(paths: readonly string[]): Source[] {
  const found = new Set<string>()
  const visit = (path: string) => {
    const source = sources.find((candidate) => candidate.path === path)
    if (!source || found.has(path)) return
    found.add(path)
    for (const name of source.imports) if (!source.lazy.includes(name)) visit(name)
  }

  paths.forEach(visit)
  return sources.filter(({ path }) => found.has(path))
}

function isPure({ path }: { path: string }): boolean {
  return pureFolders.some((folder) => path.startsWith(folder)) || pureFiles.includes(path)
}

function isPureOrPort(path: string): boolean {
  return isPure({ path }) || ports.includes(path)
}

function homesOf(name: string): readonly string[] {
  const found = Object.entries(packageHomes).find(
    ([home]) => name === home || name.startsWith(home.endsWith('/') ? home : `${home}/`),
  )

  return found?.[1] ?? []
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
}
