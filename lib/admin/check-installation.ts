/** Checks what needs no database: Node, the data directory, the secret key, the addresses. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { type Configuration, isLoopback } from '@/lib/env.mjs'
import { getSecretKey } from '@/lib/secret-key.mjs'
import { advice, type Verdict, well, wrong } from './verdict'

/** What others may do with a file of ours: nothing. */
const OTHERS = 0o077
const OTHERS_WRITE = 0o022

export function checkInstallation(configuration: Configuration): Verdict[] {
  return [
    well(`Node ${process.versions.node}.`),
    ...checkDataDirectory(configuration.dataDir),
    checkSecretKey(configuration),
    ...checkAddresses(configuration),
  ]
}

/** Windows keeps rights in another way, which Node does not tell. */
function checkDataDirectory(dataDir: string): Verdict[] {
  const dir = modeOf(dataDir)
  if (dir === null) return [advice(`The data directory ${dataDir} is not there yet; npm start makes it.`)]
  if (process.platform === 'win32') return []
  const open = ['secret.key', 'postgres.json'].filter(
    (name) => ((modeOf(path.join(dataDir, name)) ?? 0) & OTHERS) !== 0,
  )
  const troubles = open.map((name) => {
    const file = path.join(dataDir, name)
    return wrong(`Others on this machine can read ${file}, which holds a secret: chmod 600 "${file}"`)
  })
  if ((dir & OTHERS_WRITE) !== 0)
    troubles.push(wrong(`Others can write into the data directory: chmod 700 "${dataDir}"`))
  return troubles.length > 0 ? troubles : [well('The data directory keeps its secrets from others on this machine.')]
}

function checkSecretKey(configuration: Configuration): Verdict {
  if (configuration.secretKey !== null) return well('The secret key comes from FAULTLINE_SECRET_KEY.')
  const file = path.join(configuration.dataDir, 'secret.key')
  if (modeOf(file) === null) return advice(`There is no ${file} yet; the first start makes it.`)
  try {
    getSecretKey(configuration)
    return well('The secret key in the data directory can be read. Keep a copy of it apart from the database.')
  } catch (error) {
    return wrong(error instanceof Error ? `${error.message}.` : `${file} cannot be read.`)
  }
}

function checkAddresses({ publicUrl, host, trustedProxies }: Configuration): Verdict[] {
  const behindTls = publicUrl?.startsWith('https:') ?? false
  if (behindTls && trustedProxies.length === 0) {
    return [
      wrong(
        `FAULTLINE_URL is ${publicUrl}, so a proxy stands before Faultline, but FAULTLINE_TRUSTED_PROXIES does not name ` +
          'it: all visitors seem to come from one address, over plain HTTP.',
      ),
    ]
  }
  if (isLoopback(host))
    return [well(`Answers on this machine only (HOST=${host})${publicUrl ? `, as ${publicUrl}` : ''}.`)]
  if (behindTls) return [well(`Answers as ${publicUrl}.`)]
  return [advice(`Answers on HOST=${host} without TLS: put a proxy with TLS before it and set FAULTLINE_URL.`)]
}

function modeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mode ?? null
}
