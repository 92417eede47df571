/** Finds a Chromium for the end-to-end tests, or gets one. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Failure } from '../launcher/failure.mjs'
import { inRoot, root } from '../launcher/root.mjs'
import { runNode, runProgram } from '../launcher/run-program.mjs'

/** The shell first, which has no windows to draw: it starts in half the time. */
const SYSTEM_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
/** Debian's packages, the first that a release has. */
const APT_PACKAGES = ['chromium-headless-shell', 'chromium']
const DOWNLOAD_TIMEOUT_MS = 300_000

/** @typedef {{ path: string, from: string, env: Record<string, string> }} Browser */

/** @returns {Promise<Browser>} */
export async function findBrowser() {
  for (const find of [fromEnvironment, fromSystem, fromPlaywright, fromPlaywrightInstall, fromApt, fromNpm]) {
    const browser = await find()
    if (browser && runs(browser)) return browser
  }
  throw new Failure(
    'No Chromium for the end-to-end tests could be found or installed.',
    'Install one (apt-get install chromium, or npx playwright install --with-deps chromium), or set CHROMIUM_PATH.',
  )
}

/** @returns {Browser | undefined} */
function fromEnvironment() {
  const given = process.env.CHROMIUM_PATH
  return given ? { path: given, from: 'CHROMIUM_PATH', env: {} } : undefined
}

/** @returns {Browser | undefined} */
function fromSystem() {
  const found = SYSTEM_PATHS.find((path) => existsSync(path))
  return found ? { path: found, from: 'the system', env: {} } : undefined
}

/** @returns {Promise<Browser | undefined>} */
async function fromPlaywright() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? { path, from: 'Playwright', env: {} } : undefined
}

/** @returns {Promise<Browser | undefined>} */
async function fromPlaywrightInstall() {
  const cli = inRoot('node_modules/@playwright/test/cli.js')
  const options = { cwd: root, timeoutMs: DOWNLOAD_TIMEOUT_MS }
  const { code } = await runNode([cli, 'install', 'chromium'], options)
  return code === 0 ? fromPlaywright() : undefined
}

/** @returns {Promise<Browser | undefined>} */
async function fromApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const options = { timeoutMs: DOWNLOAD_TIMEOUT_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await runProgram('apt-get', ['update'], options)
  for (const name of APT_PACKAGES) {
    const { code } = await runProgram('apt-get', ['install', '-y', '--no-install-recommends', name], options)
    if (code === 0) break
  }
  return fromSystem()
}

/**
 * Made for AWS Lambda: it brings the libraries that a bare system lacks, when it believes to be there.
 * @returns {Promise<Browser | undefined>}
 */
async function fromNpm() {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  delete process.env.AWS_LAMBDA_JS_RUNTIME
  return { path, from: '@sparticuz/chromium', env: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' } }
}

/**
 * It may be there and lack libraries.
 * @param {Browser} browser
 */
function runs({ path, env }) {
  const { status } = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    timeout: 30_000,
  })
  return status === 0
}
