/**
 * The only module that reads the environment: launcher, web and worker ask it for their configuration.
 * Plain JavaScript because the launcher needs it before anything is installed or built.
 */
import path from 'node:path'

/** A wrong value in the environment. `message` holds one line per wrong variable, ready to be printed. */
export class ConfigurationError extends Error {
  /** @override */
  name = 'ConfigurationError'
}

/**
 * @typedef {object} Configuration
 * @property {string | null} databaseUrl PostgreSQL connection string; null means the embedded PostgreSQL.
 * @property {string} dataDir Absolute path of the folder that holds the embedded database and generated secrets.
 * @property {string} host Address that the web server binds to.
 * @property {number} port TCP port of the web server.
 * @property {number} pollSeconds Seconds between two polls of one source.
 * @property {string} publicFeedUrl
 * @property {string[]} publicHistoryUrls Hosts of the history archive, each a fail-over of the ones before it.
 * @property {string} serviceCatalogUrl
 * @property {string} publicRssUrl
 * @property {'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'} logLevel
 */

const HISTORY_REGIONS = ['us-west-2', 'eu-west-1', 'ap-northeast-1']
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/
const LOG_LEVELS = /** @type {const} */ (['fatal', 'error', 'warn', 'info', 'debug', 'trace'])

/** Addresses of AWS's public documents (aws-facts: public status feed). */
const DEFAULTS = {
  publicFeedUrl: 'https://health.aws.amazon.com/public/currentevents',
  publicHistoryUrls: HISTORY_REGIONS.map((r) => `https://history-events-${r}-prod.s3.amazonaws.com/historyevents.json`),
  serviceCatalogUrl: 'https://servicedata-us-west-2-prod.s3.amazonaws.com/services.json',
  publicRssUrl: 'https://status.aws.amazon.com/rss/all.rss',
}

/**
 * Reads and checks the configuration.
 * @param {Record<string, string | undefined>} [env] defaults to the process's environment
 * @param {string} [root] folder that relative paths are resolved against
 * @returns {Configuration}
 * @throws {ConfigurationError} naming every variable whose value cannot be used
 */
export function readConfiguration(env = process.env, root = process.cwd()) {
  /** @type {string[]} */
  const problems = []
  const problem = (/** @type {string} */ name, /** @type {string} */ wants) =>
    problems.push(`${name}=${JSON.stringify(env[name])} cannot be used: ${wants}`)
  const text = (/** @type {string} */ name) => env[name]?.trim() || undefined

  const whole = (
    /** @type {string} */ name,
    /** @type {number} */ fallback,
    /** @type {number} */ min,
    /** @type {number} */ max,
  ) => {
    const value = text(name)
    if (value === undefined) return fallback
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    problem(name, `it must be a whole number from ${min} to ${max}`)
    return fallback
  }
  const url = (
    /** @type {string} */ name,
    /** @type {string | undefined} */ value,
    /** @type {string[]} */ protocols = ['http:', 'https:'],
  ) => {
    if (value === undefined) return false
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return true
    problem(name, `it must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`)
    return false
  }
  const httpUrl = (/** @type {string} */ name, /** @type {string} */ fallback) => {
    const value = text(name)
    return value !== undefined && url(name, value) ? value : fallback
  }

  const databaseUrl = text('DATABASE_URL')
  const historyUrls = text('FAULTLINE_PUBLIC_HISTORY_URLS')
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const logLevel = LOG_LEVELS.find((level) => level === (text('FAULTLINE_LOG_LEVEL') ?? 'info'))
  if (!logLevel) problem('FAULTLINE_LOG_LEVEL', `it must be one of ${LOG_LEVELS.join(', ')}`)
  if (databaseUrl) url('DATABASE_URL', databaseUrl, ['postgresql:', 'postgres:'])
  for (const value of historyUrls ?? []) if (!url('FAULTLINE_PUBLIC_HISTORY_URLS', value)) break

  const host = text('HOST') ?? '127.0.0.1'
  if (!LOOPBACK.test(host))
    problem('HOST', 'until people can sign in, Faultline answers on this machine only (127.0.0.1, ::1)')

  const configuration = {
    databaseUrl: databaseUrl ?? null,
    dataDir: path.resolve(root, text('FAULTLINE_DATA_DIR') ?? '.data'),
    host,
    port: whole('PORT', 3000, 0, 65_535),
    pollSeconds: whole('FAULTLINE_POLL_SECONDS', 60, 1, 86_400),
    publicFeedUrl: httpUrl('FAULTLINE_PUBLIC_FEED_URL', DEFAULTS.publicFeedUrl),
    publicHistoryUrls: historyUrls?.length ? historyUrls : DEFAULTS.publicHistoryUrls,
    serviceCatalogUrl: httpUrl('FAULTLINE_SERVICE_CATALOG_URL', DEFAULTS.serviceCatalogUrl),
    publicRssUrl: httpUrl('FAULTLINE_PUBLIC_RSS_URL', DEFAULTS.publicRssUrl),
    logLevel: logLevel ?? 'info',
  }
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'))
  return configuration
}
