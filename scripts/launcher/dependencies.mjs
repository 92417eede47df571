/** Installs what package-lock.json says, but only when node_modules does not hold exactly that. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { diskFull, Failure, saysDiskFull } from './failure.mjs'
import { runNode, runProgram } from './run-program.mjs'
import { step } from './terminal.mjs'

/** Packages with compiled parts are chosen by these. */
const BUILT_FOR = `${process.platform} ${process.arch} ${process.versions.modules}`

const ADVICE = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i,
    'Check the connection to the npm registry (npm ping; npm config get registry; a proxy?) and start again.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    'This user may not write to node_modules: change the owner of this folder, or start as its owner.',
  ],
  [
    /EUSAGE|package-lock\.json .*in sync/,
    'package.json and package-lock.json do not fit: git checkout package-lock.json, or npm install && npm run lock.',
  ],
  [
    /E404|ETARGET|EINTEGRITY/,
    'The npm registry in use lacks a package or has another one: npm config get registry, npm cache verify.',
  ],
].map(([pattern, text]) => ({ pattern: /** @type {RegExp} */ (pattern), text: String(text) }))

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 *
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/** @param {string} root */
export async function installDependencies(root) {
  if (areInstalled(root)) return
  await step('Installing dependencies (npm ci)', async () => {
    const { code, output } = await runNpmCi(root)
    if (code !== 0) throw installFailure(output)
  })
  writeStamp(root)
}

/**
 * @param {string} root
 * @returns {boolean}
 */
export function areInstalled(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed || !fitsManifest(root, wanted[''])) return false
  const stamp = readStamp(root)
  if (stamp !== undefined && stamp !== BUILT_FOR) return false
  const complete = Object.entries(wanted).every(([location, entry]) => {
    if (location === '' || isForeign(entry)) return true
    const found = installed[location]
    if (!found) return entry.optional === true && (stamp !== undefined || !isChosenByPlatform(entry))
    return found.version === entry.version && existsSync(path.join(root, location, 'package.json'))
  })
  if (complete && stamp === undefined) writeStamp(root)
  return complete
}

/**
 * @param {string} root
 * @param {object | undefined} locked what the lock says of the project itself
 */
function fitsManifest(root, locked) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return ['dependencies', 'devDependencies', 'optionalDependencies'].every((kind) => {
    const sorted = (/** @type {any} */ from) => JSON.stringify(Object.entries(from?.[kind] ?? {}).sort())
    return sorted(manifest) === sorted(locked)
  })
}

/**
 * @param {LockedPackage} entry
 * @returns {boolean} whether it is meant for another platform
 */
function isForeign({ os, cpu, libc }) {
  const excludes = (/** @type {string[] | undefined} */ names, /** @type {string} */ ours) =>
    names !== undefined && (names.includes(`!${ours}`) || (!names.includes(ours) && !names[0]?.startsWith('!')))
  if (excludes(os, process.platform) || excludes(cpu, process.arch)) return true
  return libc?.includes('musl') === true && !libc.includes('glibc')
}

/**
 * What an optional package of another platform needs is optional too, without naming a platform itself.
 * @param {LockedPackage} entry
 */
function isChosenByPlatform({ os, cpu }) {
  return os !== undefined || cpu !== undefined
}

/**
 * Scripts are not run: none is needed, and some would download things.
 * @param {string} root
 */
function runNpmCi(root) {
  const kinds = ['--include=dev', '--include=optional']
  const args = ['ci', '--ignore-scripts', ...kinds, '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const options = { cwd: root, env: { NODE_ENV: undefined } }
  return npm?.endsWith('npm-cli.js') ? runNode([npm, ...args], options) : runProgram('npm', args, options)
}

/** @param {string} output */
function installFailure(output) {
  if (saysDiskFull(output)) return diskFull()
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) (?!\s*at |.*complete log)\S/.test(line))
  const advice = ADVICE.find(({ pattern }) => pattern.test(output))?.text ?? 'Run npm ci by hand to see more.'
  return new Failure(`npm ci failed:\n${errors.slice(0, 6).join('\n') || output.trim().slice(-2_000)}`, advice)
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.cache', 'faultline', 'built-for')
}

/** @param {string} root */
function readStamp(root) {
  try {
    return readFileSync(stampFile(root), 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} root */
function writeStamp(root) {
  try {
    mkdirSync(path.dirname(stampFile(root)), { recursive: true })
    writeFileSync(stampFile(root), BUILT_FOR)
  } catch {
    // A read-only node_modules is as good; we only look at it more closely each time.
  }
}
