/** Headers that every answer carries, whoever makes it. */
import { contentSecurityPolicy } from './content-security-policy.mjs'

/** Features of browsers that no page of ours uses. */
const UNUSED = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media'],
  ...['fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone'],
  ...['midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb'],
  'xr-spatial-tracking',
]
const PERMISSIONS = UNUSED.map((feature) => `${feature}=()`).join(', ')
const YEAR_SECONDS = 31_536_000
/** Addresses that may carry a one-time token. */
const SECRET_PATH = /^\/setup(\/|$)/

/**
 * The headers of the answer to a request, and the nonce of its page.
 *
 * `Referrer-Policy: no-referrer` would make browsers send `Origin: null` with forms, by which we tell our own from
 * foreign ones. So other sites learn nothing, and of addresses with a token in them not even we ourselves.
 * @param {string} path of the request
 * @param {'http' | 'https'} protocol
 * @returns {{ headers: Record<string, string>, policy: string, nonce: string | null }}
 */
export function securityHeaders(path, protocol) {
  const { policy, nonce } = contentSecurityPolicy(path, protocol)
  /** @type {Record<string, string>} */
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': SECRET_PATH.test(path) ? 'strict-origin' : 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (protocol === 'https') headers['Strict-Transport-Security'] = `max-age=${YEAR_SECONDS}`
  return { headers, policy, nonce }
}
