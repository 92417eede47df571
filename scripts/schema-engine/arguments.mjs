/** Reads the command line that Prisma's CLI gives to its schema engine. */

/**
 * @typedef {object} EngineOptions
 * @property {boolean} version
 * @property {string | undefined} command `can-connect-to-database`, `create-database` or `drop-database`
 * @property {string[]} datamodels paths of the schema files
 * @property {string | undefined} url
 * @property {string | undefined} shadowUrl
 */

/**
 * @param {string[]} argv
 * @returns {EngineOptions}
 */
export function parseArguments(argv) {
  /** @type {EngineOptions} */
  const options = {
    version: argv.includes('--version'),
    command: undefined,
    datamodels: [],
    url: process.env.DATABASE_URL || undefined,
    shadowUrl: undefined,
  }
  for (let i = 0; i < argv.length; i += 1) {
    const value = argv[i + 1] ?? ''
    if (argv[i] === '--datamodels' || argv[i] === '-d') options.datamodels.push(value)
    else if (argv[i] === 'cli') options.command = value
    else if (argv[i] === '--datasource') Object.assign(options, readDatasource(value))
    else if (argv[i] !== '--enabled-preview-features' && argv[i] !== '--extension-types') continue
    i += 1
  }
  return options
}

/** @param {string} json */
function readDatasource(json) {
  const { url, shadowDatabaseUrl } = JSON.parse(json)
  return { ...(url ? { url } : {}), shadowUrl: shadowDatabaseUrl || undefined }
}
