import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Two cores are shared by everything here; more workers only make the databases and renderers wait.
    maxWorkers: 2,
    // No test mocks a module or leaves anything behind, so files share their worker and what it has loaded.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
