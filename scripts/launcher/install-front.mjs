/** Preloaded into the web server: whatever HTTP server it makes stands behind lib/front. */
import http from 'node:http'
import { isIPv6 } from 'node:net'
import { networkList } from '../../lib/env/networks.mjs'
import { readConfiguration } from '../../lib/env.mjs'
import { createFront } from '../../lib/front/front.mjs'
import { createServerBehind } from '../../lib/front/server.mjs'

const { publicUrl, host, trustedProxies } = readConfiguration()
const proxies = networkList(trustedProxies)
const admit = createFront({
  ownNames: publicUrl === null ? [host] : [host, new URL(publicUrl).hostname],
  isTrustedProxy: (address) => trustedProxies.length > 0 && proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'),
})

// Next.js calls it as a property of the module, which is why replacing that property is enough.
Object.assign(http, { createServer })

/**
 * @param {import('node:http').ServerOptions | import('node:http').RequestListener} first
 * @param {import('node:http').RequestListener} second
 */
function createServer(first, second) {
  return typeof first === 'function' ? createServerBehind(admit, first) : createServerBehind(admit, second, first)
}
