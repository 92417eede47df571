/** Reads what the environment says about the server that e-mail is handed to. */

/**
 * @typedef {object} MailSettings
 * @property {string} host
 * @property {number} port
 * @property {boolean} beginsWithTls Whether TLS begins with the connection (smtps), and not with STARTTLS.
 * @property {boolean} requiresTls Whether nothing is sent unless encrypted, to a server whose certificate is trusted.
 * @property {string | null} user Null: nobody signs in.
 * @property {string} password
 * @property {{ name: string, address: string }} from
 */

const PORTS = { 'smtp:': 587, 'smtps:': 465 }
/** "Faultline <faultline@example.org>" or the address alone: plain characters, nothing that a header would break at. */
const SENDER = /^(?:"?([^"<>\p{Cc}]{0,100}?)"?\s*<)?([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9.-]{1,253})>?$/iu

/**
 * Null where no server is named: then nothing is sent.
 * @param {import('./variables.mjs').Variables} variables
 * @param {(host: string) => boolean} isLoopback
 * @returns {MailSettings | null}
 */
export function readMail(variables, isLoopback) {
  const server = readServer(variables)
  if (server === null) return null
  const from = readSender(variables)
  const usual = isLoopback(server.host) ? 'optional' : 'required'
  const tls = variables.oneOf('FAULTLINE_SMTP_TLS', /** @type {const} */ (['required', 'optional']), usual)
  return from && { ...server, requiresTls: tls === 'required', from }
}

/** @param {import('./variables.mjs').Variables} variables */
function readServer(variables) {
  const name = 'FAULTLINE_SMTP_URL'
  const text = variables.url(name, Object.keys(PORTS))
  if (text === undefined) return null
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text)
  try {
    if (hostname === '' || !/^\/?$/.test(pathname) || `${search}${hash}` !== '') throw new URIError()
    return {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port) || PORTS[/** @type {keyof typeof PORTS} */ (protocol)],
      beginsWithTls: protocol === 'smtps:',
      user: decodeURIComponent(username) || null,
      password: decodeURIComponent(password),
    }
  } catch {
    variables.refuse(
      name,
      'it must be like smtp://user:password@mail.example.org:587, user and password percent-encoded',
    )
    return null
  }
}

/** @param {import('./variables.mjs').Variables} variables */
function readSender(variables) {
  const name = 'FAULTLINE_MAIL_FROM'
  const text = variables.text(name)
  if (text === undefined) {
    variables.problems.push(`${name} is missing: FAULTLINE_SMTP_URL needs it to say from whom e-mail comes`)
    return null
  }
  const [, called, address] = SENDER.exec(text) ?? []
  const isWhole = text.includes('<') === text.includes('>')
  if (address !== undefined && isWhole) return { name: called?.trim() || 'Faultline', address }
  variables.refuse(name, 'it must be like Faultline <faultline@example.org>')
  return null
}
