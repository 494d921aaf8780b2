/**
 * Names every optional dependency that package-lock.json promises but does not hold. npm drops a platform package it
 * could not find without a word, and `npm ci` then fails on that platform only.
 */
import { readFileSync } from 'node:fs'

type LockEntry = { optionalDependencies?: Record<string, string> }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> }
const paths = Object.keys(lock.packages)

const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter(
      (name) =>
        !paths.some((other) => other === `node_modules/${name}` || other.endsWith(`/node_modules/${name}`)),
    )
    .map((name) => `${path || '(root)'} wants ${name}`),
)

for (const line of missing) console.error(line)
console.log(
  missing.length === 0
    ? `${paths.length} packages, none missing`
    : `${missing.length} missing from package-lock.json`,
)
process.exit(missing.length === 0 ? 0 : 1)
