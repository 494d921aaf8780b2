import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

describe('the configuration', () => {
  it('is complete without any variable', () => {
    const config = readConfig({})

    expect(config).toMatchObject({
      discordToken: undefined,
      databaseUrl: undefined,
      bankDir: 'data/questions',
      role: 'all',
      httpPort: undefined,
      httpHost: '127.0.0.1',
      playgroundPort: 4400,
      defaultLanguage: 'en',
      defaultTimezone: 'UTC',
    })
  })

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ DISCORD_TOKEN: '  ', PLAYGROUND_PORT: '' })).toEqual(readConfig({}))
  })

  it('knows every setting that .env.example lists, and lists every one it knows', () => {
    const listed = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z_]+)=/gm)
    const known = readFileSync('src/config.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)

    const names = [...listed].map(([, name]) => name).sort()
    expect(names.length).toBeGreaterThan(10)
    expect(names).toEqual([...known].map(([, name]) => name).sort())
  })

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('reads what is given', () => {
    const config = readConfig({
      DISCORD_API_URL: 'http://127.0.0.1:4400/api/',
      SHARDS: '0,1',
      SHARD_COUNT: '4',
      HTTP_PORT: '0',
      DEFAULT_TIMEZONE: 'Asia/Kathmandu',
    })

    expect(config).toMatchObject({
      discordApiUrl: 'http://127.0.0.1:4400/api',
      shards: [0, 1],
      shardCount: 4,
      httpPort: 0,
      defaultTimezone: 'Asia/Kathmandu',
    })
  })

  it('reports everything wrong at once, each with its fix', () => {
    const read = () =>
      readConfig({
        DISCORD_API_URL: 'https://discord.com/api/v10',
        DATABASE_URL: 'mysql://localhost/x',
        PLAYGROUND_PORT: '65536',
        DEFAULT_TIMEZONE: '+08:00',
        FAN_IN_COLOUR: 'red',
        SHARDS: '0',
      })

    expect(read).toThrow(ConfigError)
    expect(problemsOf(read)).toEqual([
      expect.stringContaining('DISCORD_API_URL must end before the version'),
      expect.stringContaining('DATABASE_URL must be sqlite:'),
      expect.stringContaining('PLAYGROUND_PORT must be a port number'),
      expect.stringContaining('DEFAULT_TIMEZONE must be an IANA time zone'),
      expect.stringContaining('SHARD_COUNT is needed beside SHARDS'),
      expect.stringContaining('FAN_IN_COLOUR is not a setting'),
    ])
  })

  it.each([
    ['ROLE', 'master'],
    ['LOG_LEVEL', 'loud'],
    ['DEFAULT_LANGUAGE', 'fr'],
    ['SHARDS', '0-3'],
    ['SHARD_COUNT', '0'],
    ['HTTP_PORT', '80a'],
    ['DISCORD_API_URL', 'ftp://x'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf(() => readConfig({ [name]: value }))).toContainEqual(
      expect.stringContaining(`${name} must`),
    )
  })
})

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
