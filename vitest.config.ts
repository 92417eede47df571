/** Vitest: server code under the condition `react-server`, as the web server and the worker run it; components as browsers do. */
import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const root = import.meta.dirname
/** Rendered with the React of browsers, which the condition `react-server` hides. */
const rendered = ['components/**/*.test.{ts,tsx}', 'app/**/*.test.tsx', 'lib/**/*.test.tsx']

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    setupFiles: [path.join(root, 'lib/testing/setup.ts')],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    exclude: [...configDefaults.exclude, '.next/**', '.data/**', 'bench/**', 'e2e/**'],
    projects: [
      {
        extends: true,
        ssr: { resolve: { conditions: ['react-server', 'node', 'development|production'] } },
        test: {
          name: 'server',
          include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          // For packages that Node loads by itself.
          execArgv: ['--conditions=react-server'],
        },
      },
      {
        extends: true,
        // A marker only, which throws without the condition.
        resolve: { alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js') } },
        test: { name: 'rendered', include: rendered },
      },
    ],
  },
})
