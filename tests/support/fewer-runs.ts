import fc from 'fast-check'
import { isThorough } from './thorough.ts'

// What property tests do unless they say otherwise; `.ci/run` asks as much as fast-check would.
fc.configureGlobal({ numRuns: isThorough ? 100 : 30 })
