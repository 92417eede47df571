/**
 * Completes package-lock.json after `npm install` (`npm run lock`).
 * A registry that lacks other platforms' optional packages leaves holes in the lock, and `npm ci` refuses such a lock.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inRoot } from './launcher/root.mjs'

const OS = /darwin|win32|windows|android|freebsd|openbsd|netbsd|linux|sunos|aix|openharmony/
const CPU =
  /arm64|aarch64|x64|x86_64|ia32|i686|armv7|armhf|arm|riscv64|ppc64(?:le)?|s390x|loong64|mips64el|universal|wasm32/
/** npm's names where packages have their own. */
const NPM_NAMES = new Map([
  ['windows', 'win32'],
  ['aarch64', 'arm64'],
  ['x86_64', 'x64'],
  ['i686', 'ia32'],
  ['armv7', 'arm'],
  ['armhf', 'arm'],
  ['ppc64le', 'ppc64'],
])

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [dev]
 * @property {string} [license]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, LockEntry>} LockEntries
 */

/**
 * @param {LockEntries} packages
 * @returns {{ packages: LockEntries, added: string[], skipped: string[] }}
 */
export function completePackages(packages) {
  const complete = { ...packages }
  /** @type {string[]} */
  const added = []
  /** @type {string[]} */
  const skipped = []
  for (const [location, entry] of Object.entries(packages))
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isResolved(complete, location, name)) continue
      const filler = fillerFor(name, range, entry)
      if (!filler) {
        skipped.push(`${name}@${range}`)
        continue
      }
      complete[`node_modules/${name}`] = filler
      added.push(name)
    }
  const sorted = Object.entries(complete).sort(([a], [b]) => (a < b ? -1 : 1))
  return { packages: Object.fromEntries(sorted), added, skipped }
}

/**
 * Looks where Node would: beside the package, then outwards.
 * @param {LockEntries} packages
 * @param {string} location
 * @param {string} name
 */
function isResolved(packages, location, name) {
  if (packages[`${location ? `${location}/` : ''}node_modules/${name}`]) return true
  if (location === '') return false
  const outer = location.lastIndexOf('/node_modules/')
  return isResolved(packages, outer === -1 ? '' : location.slice(0, outer), name)
}

/**
 * @param {string} name
 * @param {string} range
 * @param {LockEntry} parent
 * @returns {LockEntry | undefined} undefined when the name tells no platform: such a package is really missing
 */
function fillerFor(name, range, { dev, license }) {
  const version = range.replace(/^[\^~=v]+/, '')
  const os = OS.exec(name)?.[0]
  const cpu = CPU.exec(name)?.[0]
  if (!/^\d+\.\d+\.\d+/.test(version) || !(os || cpu)) return undefined
  return {
    version,
    ...(cpu && cpu !== 'universal' ? { cpu: [NPM_NAMES.get(cpu) ?? cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(license ? { license } : {}),
    optional: true,
    // Otherwise npm would look for it on every Linux.
    ...(/musl/.test(name) ? { libc: ['musl'] } : {}),
    ...(os ? { os: [NPM_NAMES.get(os) ?? os] } : {}),
  }
}

function completeLockFile(file = inRoot('package-lock.json')) {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const { packages, added, skipped } = completePackages(lock.packages)
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
  console.log(`package-lock.json: ${added.length} packages of other platforms added`)
  for (const name of skipped) console.warn(`Left out, as its name tells no platform: ${name}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) completeLockFile()
