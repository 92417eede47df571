/** What each stage of `npm test` runs, and what it counts. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Failure } from '../launcher/failure.mjs'
import { inRoot, root } from '../launcher/root.mjs'
import { runNode } from '../launcher/run-program.mjs'
import { note, step } from '../launcher/terminal.mjs'
import { readPlaywrightCounts, readVitestCounts } from './summary.mjs'

/** @typedef {import('./summary.mjs').Counts} Counts */

/** @param {string} databaseUrl */
export async function checkDrift(databaseUrl) {
  const compare = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code']
  await step('Comparing the schema with the migrations', async () => {
    const { code, output } = await runNode([inRoot('scripts/prisma.mjs'), 'migrate', 'diff', ...compare], {
      cwd: root,
      env: { DATABASE_URL: databaseUrl },
    })
    if (code === 0) return
    throw new Failure(
      `prisma/schema.prisma and prisma/migrations do not say the same:\n\n${output.trim()}`,
      'Write the missing migration: npm run prisma -- migrate dev --name what-changes',
    )
  })
}

/**
 * @param {string} databaseUrl
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
export async function runVitest(databaseUrl, args) {
  return withReport(readVitestCounts, async (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code } = await runNode(
      [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--passWithNoTests', ...reporters, ...args],
      {
        cwd: root,
        show: true,
        env: { DATABASE_URL: databaseUrl },
      },
    )
    return code
  })
}

export async function buildForTests() {
  const { buildIfStale } = await import('../launcher/build.mjs')
  if (!(await buildIfStale())) note('The build is current')
}

/**
 * @param {string} databaseUrl
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
export async function runPlaywright(databaseUrl, args) {
  const { findBrowser } = await import('./browser.mjs')
  const browser = await step('Finding a browser', async (detail) => {
    const found = await findBrowser()
    detail(`from ${found.from}`)
    return found
  })
  return withReport(readPlaywrightCounts, async (report) => {
    const program = inRoot('node_modules/@playwright/test/cli.js')
    const { code } = await runNode([program, 'test', '--pass-with-no-tests', '--reporter=list,json', ...args], {
      cwd: root,
      show: true,
      env: {
        ...browser.env,
        DATABASE_URL: databaseUrl,
        CHROMIUM_PATH: browser.path,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    })
    return code
  })
}

/**
 * @param {(file: string) => Counts} read
 * @param {(report: string) => Promise<number>} run answers the exit code
 * @returns {Promise<Counts>}
 */
async function withReport(read, run) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'faultline-report-'))
  const report = path.join(dir, 'report.json')
  try {
    const code = await run(report)
    const counts = read(report)
    // Errors outside of any test, for instance.
    return code === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
