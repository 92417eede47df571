/** Vitest: server code under the condition `react-server`, as the web server and the worker run it; components as browsers do. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const root = import.meta.dirname
const notTests = [...configDefaults.exclude, '.next/**', '.data/**', 'bench/**', 'e2e/**']
const pure = 'lib/domain/**/*.test.ts'
/** Rendered with the React of browsers, which the condition `react-server` hides. */
const rendered = ['components/**/*.test.{ts,tsx}', 'app/**/*.test.tsx', 'lib/**/*.test.tsx']

/** Folders of lib that keep what they know in the database alone, so that one process can test one file after the other. */
const KEEP_NOTHING = [
  ...[
    'accounts',
    'audit',
    'blast-radius',
    'bundled-history',
    'communication',
    'connections',
    'eventbridge',
    'evidence',
  ],
  ...['events', 'exposure', 'history', 'iam-changes', 'impact', 'impact-exports', 'impact-reports', 'incidents'],
  ...['outages', 'pdf', 'people', 'planned-changes', 'postmortem-exports', 'postmortem-templates', 'postmortems'],
  ...['service-names', 'service-usage', 'sla', 'source-health', 'sources', 'teams', 'tokens', 'workloads'],
]
/** What a file would leave changed for the next: modules, clocks, settings, who listens to the database. */
const CHANGES_PROCESS =
  /\bvi\.(mock|unmock|hoisted|useFakeTimers|stub\w+)\(|process\.env|isListening\(|with(Aws|StatusFeed)\(/

const shared = KEEP_NOTHING.flatMap((folder) =>
  readdirSync(path.join(root, 'lib', folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join('lib', folder, name),
  ),
)
  .filter((file) => file.endsWith('.test.ts') && !CHANGES_PROCESS.test(readFileSync(path.join(root, file), 'utf8')))
  .map((file) => file.replaceAll(path.sep, '/'))

const server = {
  ssr: { resolve: { conditions: ['react-server', 'node', 'development|production'] } },
  // For packages that Node loads by itself; and what a test makes is soon garbage, which V8's 16 MiB are too few for.
  execArgv: ['--conditions=react-server', '--max-semi-space-size=32'],
}

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    setupFiles: [path.join(root, 'lib/testing/setup.ts')],
    maxWorkers: 2,
    // Nothing is measured by it: a busy machine may take ten times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: notTests,
    projects: [
      {
        extends: true,
        ssr: server.ssr,
        test: {
          name: 'alone',
          include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          exclude: [...notTests, pure, ...shared],
          execArgv: server.execArgv,
        },
      },
      {
        extends: true,
        ssr: server.ssr,
        // To begin a process and load what is tested takes longer than most tests.
        test: { name: 'server', include: shared, isolate: false, execArgv: server.execArgv },
      },
      {
        extends: true,
        // Functions that keep nothing: a process of its own for each file takes longer than its tests.
        test: { name: 'domain', include: [pure], isolate: false },
      },
      {
        extends: true,
        // A marker only, which throws without the condition.
        resolve: { alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js') } },
        test: { name: 'rendered', include: rendered, isolate: false },
      },
    ],
  },
})
