/** Proves that Biome holds the layer table of docs/architecture.md: each layer refuses what it must not import. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')

interface Layer {
  file: string
  allowed: string[]
  refused: string[]
}

const LAYERS: Layer[] = [
  {
    file: 'lib/domain/region.ts',
    allowed: ['zod', 'node:crypto', './severity', './impact-windows/phrases', '@/lib/domain/severity'],
    refused: [
      ...['pg', 'next', 'react', 'node:fs', 'node:http', 'server-only', '../db/pool', '../log', '../../package.json'],
      ...['@/lib/errors', '@/lib/env.mjs', '@/lib/db/pool', '@/lib/events/contract', '@/lib/sources/source'],
    ],
  },
  { file: 'lib/domain/impact-windows/shape.ts', allowed: ['../severity'], refused: ['../../db/pool', '@/lib/log'] },
  {
    file: 'lib/sources/public-feed/http.ts',
    allowed: [
      ...['zod', 'node:crypto', './json', '../source', '@/lib/sources/source', '@/lib/domain/region'],
      ...['@/lib/errors', '@/lib/env.mjs', '@/package.json'],
    ],
    refused: [
      'pg',
      'graphile-worker',
      '@/lib/db/pool',
      '../../db/pool',
      '@/lib/events/write',
      '@/lib/log',
      '@/lib/wire/respond',
    ],
  },
  {
    file: 'lib/sources/source.ts',
    allowed: ['@/lib/domain/region'],
    refused: ['../db/pool', '../events/write', '../log'],
  },
  {
    file: 'lib/events/write.ts',
    allowed: [
      ...['pg', 'zod', './contract', '@/lib/domain/region', '@/lib/db/pool', '@/lib/wire/respond', '@/lib/errors'],
      ...[
        '@/lib/env.mjs',
        '@/lib/log',
        '@/lib/source-health/read',
        '@/lib/source-health/contract',
        '@/lib/sources/source',
        '@/lib/audit/write',
        '@/lib/incidents/write-correlation',
        '@/lib/incidents/write-rollup',
      ],
    ],
    refused: [
      ...['@/lib/incidents/write-change', '@/lib/incidents/correlation-facts'],
      ...['@/lib/access/action', '@/lib/sign-in/access-link', '@/lib/secret-key.mjs', '@/lib/secrets/cipher'],
      ...['../db/pool', '@/lib/source-health/write', '@/lib/catalogue/write', '@/lib/sources/public-feed/http'],
      ...[
        '@/lib/worker/main',
        '@/lib/testing/database',
        '@/components/ui/button',
        '@/app/page',
        '@/scripts/migrate.mjs',
      ],
    ],
  },
  {
    file: 'lib/incidents/queries.ts',
    allowed: ['@tanstack/react-query', './contract', './filter', '@/lib/domain/severity', '@/lib/wire/fetch-json'],
    refused: ['zod', 'pg', './read', './write', '@/lib/db/pool', '@/lib/wire/respond', '@/lib/events/read', 'node:fs'],
  },
  {
    file: 'lib/incidents/write-correlation.ts',
    allowed: [
      ...['./write-rollup', '@/lib/domain/correlation/correlate', '@/lib/db/turn', '@/lib/audit/write'],
      ...['@/lib/events/event-sql', '@/lib/events/text-sql', '@/lib/events/filter', '@/lib/events/filter-sql'],
      ...['@/lib/events/reach-filter', '@/lib/events/reach-sql'],
    ],
    refused: ['@/lib/events/write', '@/lib/events/stored-events', '@/lib/accounts/write', '@/lib/access/action'],
  },
  {
    file: 'lib/blast-radius/write-reports.ts',
    allowed: [
      ...['./contract', '@/lib/incidents/doer', '@/lib/incidents/write-lock', '@/lib/incidents/write-change'],
      ...['@/lib/workloads/read-accounts', '@/lib/audit/write'],
    ],
    refused: ['@/lib/incidents/write-life', '@/lib/workloads/write', '@/lib/events/write', '@/lib/access/action'],
  },
  {
    file: 'lib/blast-radius/read-fault-source.ts',
    allowed: [
      ...[
        '@/lib/events/event-sql',
        '@/lib/events/text-sql',
        '@/lib/incidents/incident-sql',
        '@/lib/incidents/seen-sql',
      ],
      ...['@/lib/domain/blast-radius/fault-spans', '@/lib/incidents/read-detail-core', '@/lib/db/visibility'],
    ],
    refused: [
      '@/lib/events/reach-sql',
      '@/lib/incidents/filter-sql',
      '@/lib/incidents/write-rollup',
      '@/lib/access/page',
    ],
  },
  {
    file: 'lib/postmortems/write-fields.ts',
    allowed: [
      ...['./contract', '@/lib/incidents/doer', '@/lib/incidents/write-lock', '@/lib/incidents/note-html'],
      ...['@/lib/postmortem-templates/read', '@/lib/audit/write', '@/lib/domain/postmortem/fields'],
    ],
    refused: ['@/lib/incidents/write-life', '@/lib/trackers/write', '@/lib/secrets/cipher', '@/lib/access/action'],
  },
  {
    file: 'lib/postmortems/autosave.ts',
    allowed: ['./contract', './drafts', '@/lib/domain/postmortem/typing'],
    refused: ['./write-fields', '@/lib/db/pool', '@/lib/errors', 'zod'],
  },
  {
    file: 'lib/trackers/write.ts',
    allowed: [
      ...['./contract', '@/lib/postmortems/write-actions', '@/lib/secrets/cipher', '@/lib/incidents/doer'],
      ...['@/lib/sources/issue-trackers/source', '@/lib/audit/write', '@/lib/wire/outside-fetch'],
    ],
    refused: ['@/lib/postmortems/present-revision', '@/lib/incidents/write-life', '@/lib/worker/main'],
  },
  {
    file: 'lib/evidence/write-verdicts.ts',
    allowed: [
      ...['./contract', '@/lib/domain/evidence/check', '@/lib/postmortems/write-verified', '@/lib/audit/write'],
      ...['@/lib/incidents/write-alerted', '@/lib/incidents/seen-sql', '@/lib/accounts/read'],
    ],
    refused: ['@/lib/sources/iam-evidence/collect', '@/lib/incidents/write-life', '@/lib/worker/main'],
  },
  {
    file: 'lib/pdf/sheet.ts',
    allowed: ['pdfkit', './fonts', '@/lib/domain/format-time'],
    refused: ['@/lib/postmortem-exports/blocks', '@/lib/impact/present-about', '@/lib/access/page'],
  },
  {
    file: 'lib/impact-exports/pdf.ts',
    allowed: ['./words', '@/lib/pdf/sheet', '@/lib/impact/filter', '@/lib/impact/read-impact', '@/lib/wire/csv-line'],
    refused: ['@/lib/impact/present-about', '@/lib/postmortem-exports/pdf-blocks', '@/lib/sources/mail/smtp'],
  },
  {
    file: 'lib/impact-reports/write-sending.ts',
    allowed: [
      ...['./read-composed', '@/lib/sources/mail/smtp', '@/lib/impact/filter', '@/lib/impact/present-about'],
      ...['@/lib/impact-exports/read-files', '@/lib/audit/write', '@/lib/domain/impact/sending-retry'],
    ],
    refused: [
      '@/lib/impact-exports/pdf',
      '@/lib/pdf/sheet',
      '@/lib/sources/issue-trackers/source',
      '@/lib/worker/main',
    ],
  },
  {
    file: 'lib/postmortem-exports/html.ts',
    allowed: ['./blocks', '@/lib/incidents/offline-copy-style', '@/lib/postmortems/read', '@/lib/postmortems/contract'],
    refused: ['@/lib/postmortems/write-fields', '@/lib/incidents/write-lock', '@/lib/access/page'],
  },
  {
    file: 'lib/outages/write-rollup.ts',
    allowed: [
      ...['./outage-rows', '@/lib/events/event-sql', '@/lib/events/text-sql', '@/lib/incidents/seen-sql'],
      ...['@/lib/incidents/incident-sql', '@/lib/domain/impact/outage', '@/lib/db/turn'],
    ],
    refused: ['@/lib/incidents/write-rollup', '@/lib/events/write', '@/lib/access/page'],
  },
  {
    file: 'lib/history/read.ts',
    allowed: ['./contract', '@/lib/outages/read', '@/lib/impact/filter', '@/lib/impact/request'],
    refused: ['@/lib/outages/write-rollup', '@/lib/impact/write-months', '@/lib/incidents/seen-sql'],
  },
  {
    file: 'lib/planned-changes/read.ts',
    allowed: ['./contract', '@/lib/events/event-sql', '@/lib/events/text-sql', '@/lib/accounts/read'],
    refused: ['@/lib/events/write', '@/lib/incidents/seen-sql', '@/lib/access/page'],
  },
  {
    file: 'lib/people/write.ts',
    allowed: ['./contract', '@/lib/sign-in/access-link', '@/lib/audit/write', '@/lib/db/transaction'],
    refused: ['@/lib/sign-in/auth', '@/lib/tokens/write', '@/lib/access/action', '@/lib/secrets/cipher'],
  },
  {
    file: 'lib/eventbridge/write.ts',
    allowed: [
      ...['./write-pages', '@/lib/db/pool', '@/lib/events/write', '@/lib/events/write-reach', '@/lib/events/reach'],
      ...['@/lib/source-health/write', '@/lib/sources/eventbridge/message', '@/lib/sources/eventbridge/read-message'],
    ],
    refused: [
      ...['@/lib/sources/eventbridge/queue', '@/lib/sources/aws/ask', '@/lib/people/write', '@/lib/events/merge-known'],
      ...['@/lib/access/action', '@/lib/worker/main'],
    ],
  },
  {
    file: 'lib/people/actions.ts',
    allowed: ['zod', './write', '@/lib/access/action', '@/lib/domain/access', '@/lib/errors'],
    refused: ['@/lib/access/principal', '@/lib/access/handler', '@/lib/teams/write', '@/app/page'],
  },
  {
    file: 'lib/sign-in/single-sign-on/write-identity.ts',
    allowed: ['./identity', '@/lib/sign-in/remove-ways-in', '@/lib/sign-in/read-way-back'],
    refused: ['@/lib/sign-in/write-own', '@/lib/sign-in/auth', '@/lib/people/write'],
  },
  {
    file: 'lib/sign-in/single-sign-on/actions.ts',
    allowed: ['./write', '@/lib/access/action'],
    refused: ['@/lib/access/page', '@/lib/people/write'],
  },
  {
    file: 'lib/sign-in/auth.ts',
    allowed: ['better-auth', '@/lib/secret-key.mjs', '@/lib/secrets/cipher', '@/lib/audit/write', '@/lib/people/read'],
    refused: ['@/lib/access/principal', '@/lib/people/write', '@/components/ui/button'],
  },
  {
    file: 'lib/access/handler.ts',
    allowed: [
      ...['next/headers', './principal', '@/lib/domain/access', '@/lib/wire/respond', '@/lib/errors', '@/lib/log'],
      ...['@/lib/people/read-session', '@/lib/tokens/read', '@/lib/audit/contract', '@/lib/sign-in/session-cookie'],
    ],
    refused: [
      ...['@/lib/db/pool', '@/lib/people/write', '@/lib/sign-in/auth', '@/lib/audit/write', '@/components/ui/button'],
      ...['@/lib/env.mjs', '../people/write'],
    ],
  },
  {
    file: 'lib/admin/main.ts',
    allowed: [
      ...['./commands', '@/lib/tokens/write', '@/lib/people/read', '@/lib/people/write-ways-in', '@/lib/db/pool'],
      ...['@/lib/sign-in/access-link', '@/lib/sign-in/password-hash', '@/lib/secret-key.mjs', '@/lib/env.mjs'],
    ],
    refused: ['@/lib/access/principal', '@/lib/wire/respond', '@/lib/people/actions', '@/lib/sign-in/auth'],
  },
  {
    file: 'lib/front/front.mjs',
    allowed: ['node:http', './host.mjs', '../env.mjs', '../env/networks.mjs'],
    refused: ['@/lib/errors', '@/lib/env.mjs', '../log', '../db/pool'],
  },
  {
    file: 'lib/secret-key.mjs',
    allowed: ['./env.mjs', 'node:fs'],
    refused: ['@/lib/env.mjs', '@/lib/secrets/cipher', '../package.json'],
  },
  {
    file: 'lib/bundled-history/bundled-observations.ts',
    allowed: ['./bundled-record', '@/lib/events/observation', '@/prisma/bundled-history/events.json'],
    refused: ['@/lib/events/write', '@/lib/db/pool', '@/lib/sources/source'],
  },
  {
    file: 'lib/db/pool.ts',
    allowed: ['pg', './announce', '@/lib/env.mjs', '@/lib/log', '@/lib/errors'],
    refused: ['@/lib/events/contract', '@/lib/wire/respond', '@/lib/sources/source', '../events/read'],
  },
  {
    file: 'lib/wire/respond.ts',
    allowed: ['@/lib/errors', '@/lib/log', '@/lib/db/subscribe'],
    refused: ['@/lib/events/contract', '@/lib/source-health/read', '@/components/ui/button'],
  },
  {
    file: 'lib/worker/poll-current.ts',
    allowed: [
      ...[
        'graphile-worker',
        './poll-listing',
        '@/lib/sources/public-feed/read-rss',
        '@/lib/events/write',
        '@/lib/connections/read',
        '@/lib/db/pool',
      ],
      ...['@/lib/domain/backoff', '@/lib/env.mjs', '@/lib/log', '@/lib/errors'],
    ],
    refused: [
      '@/lib/events/contract',
      '@/lib/events/queries',
      '@/lib/wire/respond',
      '@/components/ui/button',
      '@/app/page',
    ],
  },
  {
    file: 'lib/errors.ts',
    allowed: ['./env.mjs'],
    refused: ['@/lib/domain/region', '@/lib/db/pool', '../package.json'],
  },
  {
    file: 'components/ui/button.tsx',
    allowed: ['react', 'lucide-react', './class-names', '@/lib/domain/format-time'],
    refused: [
      '@/lib/domain/severity',
      '@/lib/events/contract',
      '@/components/shell/theme',
      '../shell/theme',
      '@tanstack/react-query',
    ],
  },
  {
    file: 'components/timeline/timeline.tsx',
    allowed: [
      ...[
        'react',
        '@tanstack/react-query',
        './list/event-list',
        '@/components/ui/button',
        '@/components/shell/use-theme',
      ],
      ...[
        '@/lib/domain/severity',
        '@/lib/events/contract',
        '@/lib/events/queries',
        '@/lib/events/actions',
        '@/lib/events/filter',
      ],
      ...[
        '@/lib/events/view-state',
        '@/lib/events/time-window',
        '@/lib/source-health/contract',
        '@/lib/wire/fetch-json',
        '@/lib/wire/action-result',
        '@/lib/sign-in/single-sign-on/actions',
      ],
    ],
    refused: [
      ...['@/lib/access/page', '@/lib/access/action', '@/lib/sign-in/auth'],
      ...[
        'zod',
        'pg',
        'node:fs',
        '@/lib/events/read',
        '@/lib/events/read-overview',
        '@/lib/events/write',
        '@/lib/db/pool',
      ],
      ...[
        '@/lib/sources/source',
        '@/lib/wire/respond',
        '@/lib/env.mjs',
        '@/components/sources/source-list',
        '../sources/source-list',
      ],
      ...['@/components/shell/shell', '@/app/page'],
    ],
  },
  {
    file: 'components/timeline/list/event-row.tsx',
    allowed: ['../timeline-context', '../trace/brush', './row-times'],
    refused: ['../../ui/button', '@/lib/events/read', '@/components/timeline/timeline'],
  },
  {
    file: 'app/(inside)/sources/page.tsx',
    allowed: [
      ...[
        'next',
        'react',
        '../to-search-params',
        '@/components/sources/source-list',
        '@/lib/events/read',
        '@/lib/events/request',
      ],
      ...[
        '@/lib/events/read-overview',
        '@/lib/events/prefetch',
        '@/lib/events/queries',
        '@/lib/wire/respond',
        '@/lib/domain/region',
        '@/lib/access/page',
        '@/lib/access/handler',
        '@/lib/people/actions',
      ],
    ],
    refused: [
      '@/lib/sign-in/session-cookie',
      '@/lib/people/write-invitation',
      '@/lib/db/pool',
      '@/lib/events/write',
      '@/lib/sources/source',
      '@/lib/worker/main',
      '@/app/layout',
      '../../lib/db/pool',
    ],
  },
  { file: 'bench/main.ts', allowed: ['@/lib/db/pool', '@/lib/events/write'], refused: ['../../lib/log', '@/app/page'] },
  {
    file: 'lib/events/write.test.ts',
    allowed: ['@/lib/testing/database', '@/lib/source-health/write'],
    refused: ['../../app/page'],
  },
]

const RULES = [
  { rule: 'lint/suspicious/noImportCycles', file: 'lib/domain/first.ts', text: cycleTo('second') },
  { rule: 'plugin', file: 'lib/domain/clock.ts', text: 'export const age = (at: number) => Date.now() - at\n' },
  { rule: 'lint/style/noRestrictedGlobals', file: 'lib/domain/net.ts', text: "export const get = () => fetch('/')\n" },
  { rule: 'lint/style/noDefaultExport', file: 'lib/events/default.ts', text: 'export default 1\n' },
  { rule: 'lint/performance/noBarrelFile', file: 'lib/events/index.ts', text: "export { a } from './a'\n" },
  { rule: 'lint/style/noProcessEnv', file: 'lib/events/env.ts', text: 'export const port = process.env.PORT\n' },
  { rule: 'lint/suspicious/noConsole', file: 'components/ui/log.ts', text: "console.log('here')\n" },
  { rule: 'lint/suspicious/noExplicitAny', file: 'lib/events/any.ts', text: 'export let a: any\n' },
  {
    rule: 'lint/style/noNonNullAssertion',
    file: 'lib/events/bang.ts',
    text: 'export const a = (b?: string) => b!.length\n',
  },
  { rule: 'lint/style/useFilenamingConvention', file: 'lib/events/camelCase.ts', text: 'export const a = 1\n' },
]
const OTHER_HALF = { file: 'lib/domain/second.ts', text: cycleTo('first') }

interface Finding {
  rule: string
  line: number
}

let folder: string
let findings: Map<string, Finding[]>

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'faultline-layers-'))
  for (const name of ['biome.json', 'package.json', 'tsconfig.json', 'scripts/lint']) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true })
  }
  for (const { file, allowed, refused } of LAYERS) write(file, importsOf([...allowed, ...refused]))
  for (const { file, text } of [...RULES, OTHER_HALF]) write(file, text)
  findings = lint()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('imports', () => {
  test.each(LAYERS)('of $file', ({ file, allowed, refused }) => {
    const imports = [...allowed, ...refused]
    const found = (findings.get(file) ?? []).filter(({ rule }) => rule === 'lint/style/noRestrictedImports')
    const complaints = new Set(found.map(({ line }) => imports[line - 1]))
    expect([...complaints].sort()).toEqual([...refused].sort())
  })
})

describe('rules', () => {
  test.each(RULES)('$rule', ({ rule, file }) => {
    expect(findings.get(file)?.map((finding) => finding.rule)).toContain(rule)
  })
})

function cycleTo(other: string): string {
  return `import { a } from '@/lib/domain/${other}'\nexport { a }\n`
}

/** Types and imports at run time fall under the same rule as plain imports; here they take turns. */
function importsOf(specifiers: readonly string[]): string {
  const forms = [
    (from: string, n: number) => `import { a${n} } from '${from}'`,
    (from: string, n: number) => `import type { b${n} } from '${from}'`,
    (from: string, n: number) => `export const c${n} = () => import('${from}')`,
  ]
  return specifiers.map((from, n) => forms[n % forms.length]?.(from, n)).join('\n')
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

function lint(): Map<string, Finding[]> {
  const report = path.join(folder, 'report.txt')
  const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const options = ['--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', `--reporter-file=${report}`]
  spawnSync(process.execPath, [biome, 'lint', ...options, '.'], { cwd: folder })
  const found = new Map<string, Finding[]>()
  const lines = readFileSync(report, 'utf8').matchAll(/title=([^,]+),file=([^,]+),line=(\d+)/g)
  for (const [, rule = '', file = '', line] of lines) {
    const name = path.relative(folder, path.resolve(folder, file))
    found.set(name, [...(found.get(name) ?? []), { rule, line: Number(line) }])
  }
  return found
}
