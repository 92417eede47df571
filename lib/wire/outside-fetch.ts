/** Asks addresses that people typed in, without letting them reach what only this machine can reach (SSRF). */
import 'server-only'
import dns, { type LookupAddress } from 'node:dns'
import net, { type LookupFunction } from 'node:net'
import { Agent, type RequestInit as UndiciRequestInit, fetch as undiciFetch } from 'undici'
import { readConfiguration } from '@/lib/env.mjs'
import { AppError } from '@/lib/errors'
import { forbiddenKind, isAllowed } from './outside-address'
import { readBounded } from './read-bounded'

const TIMEOUT_MS = 10_000

/** Resolves a name, as `dns.lookup` with `all` does. */
export type Lookup = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

export interface OutsideOptions {
  /** Hosts, addresses and networks that may be reached although they are private; defaults to the operator's. */
  allow?: readonly string[]
  /** How names are resolved; tests have DNS servers of their own. */
  lookup?: Lookup
  /** How long the answer may be; 1 MiB unless given. */
  mostBytes?: number
}

/**
 * The answer, whole: at most 1 MiB, or what `options` allow, within ten seconds. The address that is connected to is the
 * one that was checked, and redirects are handed back, not followed.
 * @throws AppError INVALID for an address that may not be asked, UPSTREAM where nothing usable answers
 */
export async function outsideFetch(
  url: string,
  init: RequestInit = {},
  options: OutsideOptions = {},
): Promise<Response> {
  const target = parseOutsideUrl(url)
  const guard = guardOf(options)
  guard.checkHost(target)
  const agent = new Agent({ connect: { lookup: guard.lookup, timeout: TIMEOUT_MS }, pipelining: 0 })
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(init.signal ? [init.signal] : [])])
    // The two libraries' types of the same standard differ in names only.
    const request = { ...init, redirect: 'manual', signal, dispatcher: agent } as unknown as UndiciRequestInit
    return await readBounded(await undiciFetch(target, request), options.mostBytes)
  } catch (error) {
    throw guard.refusal() ?? unreachable(target, error)
  } finally {
    await agent.destroy()
  }
}

/**
 * Checks an address without asking it, for forms: "allowed" where it is one that the operator has named.
 * @throws AppError INVALID for an address that may not be asked
 */
export async function checkOutsideUrl(url: string, options: OutsideOptions = {}): Promise<'public' | 'allowed'> {
  const target = parseOutsideUrl(url)
  const guard = guardOf(options)
  guard.checkHost(target)
  if (net.isIP(bareHost(target)) !== 0) return guard.permission()
  await new Promise<void>((resolve, reject) => {
    guard.lookup(bareHost(target), { all: true }, (error) => {
      if (error) reject(guard.refusal() ?? new AppError('INVALID', `The name ${target.hostname} is not known to DNS.`))
      else resolve()
    })
  })
  return guard.permission()
}

/** @throws AppError INVALID for what is no address of the web, or carries credentials */
export function parseOutsideUrl(url: string): URL {
  if (!URL.canParse(url)) throw new AppError('INVALID', 'This is no address: it must begin with https://.')
  const target = new URL(url)
  if (!['http:', 'https:'].includes(target.protocol)) {
    throw new AppError('INVALID', 'Only addresses that begin with https:// or http:// can be asked.')
  }
  if (target.username !== '' || target.password !== '') {
    throw new AppError('INVALID', 'The address must not carry a user name or a password.')
  }
  return target
}

interface Guard {
  checkHost: (target: URL) => void
  /** For net.connect: what it hands on is what is connected to. */
  lookup: LookupFunction
  /** Why a connection was refused, if it was. */
  refusal: () => AppError | null
  permission: () => 'public' | 'allowed'
}

function guardOf({ allow = readConfiguration().allowedPrivateHosts, lookup = lookupAll }: OutsideOptions): Guard {
  let refused: AppError | null = null
  let permission: 'public' | 'allowed' = 'public'
  const problem = (host: string, address: string) => {
    if (isAllowed(host, address, allow)) {
      permission = 'allowed'
      return null
    }
    const kind = forbiddenKind(address)
    return kind === null ? null : refusalOf(host, kind)
  }
  return {
    refusal: () => refused,
    permission: () => permission,
    checkHost: (target) => {
      const host = bareHost(target)
      const found = net.isIP(host) === 0 ? null : problem(host, host)
      if (found !== null) throw found
    },
    lookup: (host, { all }, done) => {
      lookup(host, (error, addresses) => {
        const name = host.replace(/\.$/, '').toLowerCase()
        // One forbidden address spoils the name: which of them would be tried is not ours to choose.
        refused = addresses.map(({ address }) => problem(name, address)).find((found) => found !== null) ?? refused
        const [first] = addresses
        if (error || refused || !first) return done(error ?? refused ?? new Error('no address'), [])
        return all ? done(null, addresses) : done(null, first.address, first.family)
      })
    },
  }
}

const lookupAll: Lookup = (host, done) => {
  dns.lookup(host, { all: true }, (error, addresses) => done(error, addresses ?? []))
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

function refusalOf(host: string, kind: string): AppError {
  return new AppError(
    'INVALID',
    `${host} leads to ${kind}, which Faultline does not ask. If it is meant, the operator of this installation can ` +
      'allow it with FAULTLINE_ALLOW_PRIVATE_URLS.',
  )
}

/** Nothing of what answered gets into the sentence: it could tell about machines that the asker cannot see. */
function unreachable(target: URL, error: unknown): AppError {
  if (error instanceof AppError) return error
  const late = error instanceof Error && error.name === 'TimeoutError'
  const what = late ? `did not answer within ${TIMEOUT_MS / 1000} s` : 'could not be reached'
  return new AppError('UPSTREAM', `${target.host} ${what}.`)
}
