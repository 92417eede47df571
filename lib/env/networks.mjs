/** Addresses and ranges of addresses, as the environment names them. */
import net from 'node:net'

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*$/i

/**
 * @typedef {object} Network
 * @property {string} address
 * @property {number} prefix
 * @property {'ipv4' | 'ipv6'} family
 */

/**
 * An address (`192.0.2.7`, `[2001:db8::7]`) or a range in CIDR form (`192.0.2.0/24`); null for anything else.
 * @param {string} text
 * @returns {Network | null}
 */
function parseNetwork(text) {
  const [, bare, bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const address = bare?.replace(/^\[(.*)\]$/, '$1') ?? ''
  const version = net.isIP(address)
  if (version === 0 || address.includes('%')) return null
  const longest = version === 4 ? 32 : 128
  const prefix = bits === undefined ? longest : Number(bits)
  return prefix <= longest ? { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' } : null
}

/**
 * A list that can be asked whether an address lies in one of the networks. Names are left out.
 * @param {readonly string[]} entries
 */
export function networkList(entries) {
  const list = new net.BlockList()
  for (const entry of entries) {
    const network = parseNetwork(entry)
    if (network) list.addSubnet(network.address, network.prefix, network.family)
  }
  return list
}

/**
 * The values of a variable that lists addresses and ranges, and names as well where `names` says so.
 * @param {import('./variables.mjs').Variables} variables
 * @param {string} name
 * @param {{ names: boolean }} options
 */
export function readNetworks(variables, name, { names }) {
  const entries = variables.list(name).map((entry) => entry.toLowerCase())
  const wrong = entries.find((entry) => parseNetwork(entry) === null && !(names && isHostName(entry)))
  if (wrong === undefined) return entries
  const kinds = names ? 'host names, addresses or ranges' : 'addresses or ranges'
  variables.refuse(name, `it must list ${kinds} such as 10.0.0.0/8, parted by commas; ${JSON.stringify(wrong)} is none`)
  return []
}

/** @param {string} text */
function isHostName(text) {
  // What ends in a number would be read as an address.
  return HOST_NAME.test(text) && !/(^|\.)\d+$/.test(text)
}
