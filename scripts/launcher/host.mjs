/** The addresses that people can open. */

/**
 * @param {string} host what the web server binds to
 * @param {number} port
 * @returns {string} a URL that works on this machine
 */
export function localUrl(host, port) {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  if (host === '::') return `http://[::1]:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
