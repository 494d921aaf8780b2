import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Bots and workers that tests start load their code as the program does, without compiling it each time.
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/node_modules/.cache/fan-in`

/** Whole programs and pictures take longest: first, so that no core is idle while the other one ends with them. */
const longest = ['/tests/flows/', '/tests/render/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((folder) => moduleId.includes(folder))

      return place < 0 ? longest.length : place
    }

    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/fewer-runs.ts'],
    sequence: { sequencer: LongestFirst },
    // Two cores are shared by everything here; more workers only make the databases and renderers wait.
    maxWorkers: 2,
    // No test mocks a module or leaves anything behind, so files share their worker and what it has loaded.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
