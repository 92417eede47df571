/**
 * The only module that reads the environment: launcher, web and worker ask it for their configuration.
 * Plain JavaScript because the launcher needs it before anything is installed or built.
 */
import path from 'node:path'
import { readAws } from './env/aws.mjs'
import { readMail } from './env/mail.mjs'
import { readNetworks } from './env/networks.mjs'
import { readSingleSignOn } from './env/single-sign-on.mjs'
import { Variables } from './env/variables.mjs'

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
 * @property {string | null} publicUrl Origin under which people reach it; null: whichever address they use.
 * @property {string[]} trustedProxies Addresses and ranges whose X-Forwarded headers are believed.
 * @property {string | null} secretKey Encrypts secrets at rest; null: the one in the data directory (lib/secret-key.mjs).
 * @property {string[]} oldSecretKeys Earlier keys, which still decrypt.
 * @property {string[]} allowedPrivateHosts Names, addresses and ranges, in lower case, that URLs entered by people may
 *   reach although they are private.
 * @property {import('./env/single-sign-on.mjs').SingleSignOn | null} singleSignOn
 * @property {import('./env/aws.mjs').AwsSettings} aws How AWS is reached, and the connection that the environment makes.
 * @property {import('./env/mail.mjs').MailSettings | null} mail How summaries are sent by e-mail; null: they are not.
 * @property {number} pollSeconds Seconds between two polls of one source.
 * @property {number} rereadSeconds Seconds between two whole readings of what AWS Health holds open.
 * @property {number} evidenceSeconds Seconds between two rounds of collecting evidence about identity.
 * @property {number} reopenMinutes Minutes after its end within which an event that comes back is still the same incident.
 * @property {boolean} demo Whether what is shown is invented: `npm run demo`.
 * @property {string} publicFeedUrl
 * @property {string[]} publicHistoryUrls Hosts of the history archive, each a fail-over of the ones before it.
 * @property {string} serviceCatalogUrl
 * @property {string} publicRssUrl
 * @property {'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'} logLevel
 */

const HISTORY_REGIONS = ['us-west-2', 'eu-west-1', 'ap-northeast-1']
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/
const LOG_LEVELS = /** @type {const} */ (['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
const SECRET_KEY_LENGTH = 32

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
  const variables = new Variables(env)
  const configuration = {
    databaseUrl: variables.url('DATABASE_URL', ['postgresql:', 'postgres:']) ?? null,
    dataDir: path.resolve(root, variables.text('FAULTLINE_DATA_DIR') ?? '.data'),
    host: variables.text('HOST') ?? '127.0.0.1',
    port: variables.whole('PORT', 3000, 0, 65_535),
    publicUrl: variables.origin('FAULTLINE_URL') ?? null,
    trustedProxies: readNetworks(variables, 'FAULTLINE_TRUSTED_PROXIES', { names: false }),
    ...readSecretKeys(variables),
    allowedPrivateHosts: readNetworks(variables, 'FAULTLINE_ALLOW_PRIVATE_URLS', { names: true }),
    singleSignOn: readSingleSignOn(variables),
    aws: readAws(variables),
    mail: readMail(variables, isLoopback),
    pollSeconds: variables.whole('FAULTLINE_POLL_SECONDS', 60, 1, 86_400),
    rereadSeconds: variables.whole('FAULTLINE_REREAD_SECONDS', 3_600, 1, 604_800),
    evidenceSeconds: variables.whole('FAULTLINE_EVIDENCE_SECONDS', 86_400, 1, 604_800),
    reopenMinutes: variables.whole('FAULTLINE_REOPEN_MINUTES', 60, 0, 10_080),
    demo: variables.oneOf('FAULTLINE_DEMO', ['0', '1'], '0') === '1',
    publicFeedUrl: variables.url('FAULTLINE_PUBLIC_FEED_URL') ?? DEFAULTS.publicFeedUrl,
    publicHistoryUrls: variables.urls('FAULTLINE_PUBLIC_HISTORY_URLS') ?? DEFAULTS.publicHistoryUrls,
    serviceCatalogUrl: variables.url('FAULTLINE_SERVICE_CATALOG_URL') ?? DEFAULTS.serviceCatalogUrl,
    publicRssUrl: variables.url('FAULTLINE_PUBLIC_RSS_URL') ?? DEFAULTS.publicRssUrl,
    logLevel: variables.oneOf('FAULTLINE_LOG_LEVEL', LOG_LEVELS, 'info'),
  }
  if (variables.problems.length > 0) throw new ConfigurationError(variables.problems.join('\n'))
  return configuration
}

/**
 * Whether a server that binds to `host` answers on this machine only.
 * @param {string} host
 */
export function isLoopback(host) {
  return LOOPBACK.test(host)
}

/** @param {Variables} variables */
function readSecretKeys(variables) {
  const secretKey = variables.text('FAULTLINE_SECRET_KEY') ?? null
  const oldSecretKeys = variables.list('FAULTLINE_OLD_SECRET_KEYS')
  const wants = `a key has at least ${SECRET_KEY_LENGTH} characters; make one with: openssl rand -base64 32`
  const isShort = (/** @type {string} */ key) => key.length < SECRET_KEY_LENGTH
  if (secretKey !== null && isShort(secretKey)) variables.refuse('FAULTLINE_SECRET_KEY', wants)
  if (oldSecretKeys.some(isShort)) variables.refuse('FAULTLINE_OLD_SECRET_KEYS', wants)
  return { secretKey, oldSecretKeys }
}
