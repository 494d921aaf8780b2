import { z } from 'zod'
import { languages } from './i18n/texts.ts'

/** What the environment says, checked once at start. Nothing else reads it. */
export interface Config {
  /** Undefined: the playground. */
  readonly discordToken: string | undefined
  /** The REST API's address without the version; undefined: Discord's own. */
  readonly discordApiUrl: string | undefined
  readonly discordCdnUrl: string | undefined
  /** `sqlite:<file>`, `sqlite::memory:` or `postgres://…`; undefined: the default of how we run. */
  readonly databaseUrl: string | undefined
  readonly bankDir: string
  /** What this process does: commands, deliveries, or both. */
  readonly role: 'all' | 'gateway' | 'worker'
  /** Shards of this process; undefined: all that Discord recommends. */
  readonly shards: readonly number[] | undefined
  readonly shardCount: number | undefined
  readonly httpPort: number | undefined
  readonly httpHost: string
  readonly playgroundPort: number
  /** Undefined: the default of how we run. */
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' | undefined
  readonly defaultLanguage: (typeof languages)[number]
  readonly defaultTimezone: string
}

/** Where everything is kept on Discord unless DATABASE_URL says otherwise. */
export const defaultDatabase = 'sqlite:var/fan-in.db'

const url = z.string().refine((text) => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text), {
  error: 'must be an http or https address, such as http://127.0.0.1:4400/api',
})
const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'must be a port number from 0 to 65535' })
  .transform(Number)
  .refine((number) => number <= 65_535, { error: 'must be a port number from 0 to 65535' })

const environment = z
  .object({
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_API_URL: url
      .refine((text) => !/\/v\d+\/?$/.test(text), { error: 'must end before the version: leave “/v10” out' })
      .optional(),
    DISCORD_CDN_URL: url.optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
        error:
          'must be sqlite:<file>, such as sqlite:var/fan-in.db, or postgres://user:password@host/database',
      })
      .optional(),
    BANK_DIR: z.string().default('data/questions'),
    ROLE: z.enum(['all', 'gateway', 'worker'], { error: 'must be all, gateway or worker' }).default('all'),
    SHARDS: z
      .string()
      .regex(/^\d+(,\d+)*$/, { error: 'must be shard numbers with commas, such as 0,1,2' })
      .transform((text) => text.split(',').map(Number))
      .optional(),
    SHARD_COUNT: z
      .string()
      .regex(/^[1-9]\d{0,4}$/, { error: 'must be a whole number from 1' })
      .transform(Number)
      .optional(),
    HTTP_PORT: port.optional(),
    HTTP_HOST: z.string().default('127.0.0.1'),
    PLAYGROUND_PORT: port.default(4400),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .optional(),
    DEFAULT_LANGUAGE: z.enum(languages, { error: `must be ${languages.join(' or ')}` }).default('en'),
    DEFAULT_TIMEZONE: z
      .string()
      .refine(isTimezone, { error: 'must be an IANA time zone, such as Europe/Berlin or Asia/Shanghai' })
      .default('UTC'),
  })
  .refine((given) => given.SHARDS === undefined || given.SHARD_COUNT !== undefined, {
    path: ['SHARD_COUNT'],
    error: 'is needed beside SHARDS: how many shards there are in all',
  })

/** Everything wrong with the environment, one line each; nothing was started. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`the environment has ${problems.length} problem(s)`)
    this.problems = problems
  }
}

/**
 * The environment as one checked, frozen object. An empty variable counts as absent.
 *
 * @throws ConfigError with every problem at once, each with its fix.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const strangers = Object.keys(given)
    .filter((name) => name.startsWith('FAN_IN_'))
    .map((name) => `${name} is not a setting of fan-in; .env.example lists them all`)
  const parsed = environment.safeParse(given)

  if (!parsed.success || strangers.length > 0) {
    const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
    throw new ConfigError([...wrong, ...strangers])
  }

  const value = parsed.data

  return Object.freeze({
    discordToken: value.DISCORD_TOKEN,
    discordApiUrl: value.DISCORD_API_URL?.replace(/\/+$/, ''),
    discordCdnUrl: value.DISCORD_CDN_URL?.replace(/\/+$/, ''),
    databaseUrl: value.DATABASE_URL,
    bankDir: value.BANK_DIR,
    role: value.ROLE,
    shards: value.SHARDS,
    shardCount: value.SHARD_COUNT,
    httpPort: value.HTTP_PORT,
    httpHost: value.HTTP_HOST,
    playgroundPort: value.PLAYGROUND_PORT,
    logLevel: value.LOG_LEVEL,
    defaultLanguage: value.DEFAULT_LANGUAGE,
    defaultTimezone: value.DEFAULT_TIMEZONE,
  })
}

function isTimezone(name: string): boolean {
  if (name !== 'UTC' && !name.includes('/')) return false

  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
