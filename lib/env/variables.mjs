/** Reads single variables of the environment: what cannot be used becomes a problem that names the variable. */

/** Their values never appear in a message. */
const SECRETS = new Set([
  ...['FAULTLINE_SECRET_KEY', 'FAULTLINE_OLD_SECRET_KEYS', 'FAULTLINE_OIDC_CLIENT_SECRET'],
  'FAULTLINE_SMTP_URL',
])
const HTTP = ['http:', 'https:']

/** The variables of one environment, and what is wrong with them. */
export class Variables {
  /** One line per value that cannot be used, ready to be printed. @type {string[]} */
  problems = []
  /** @type {Record<string, string | undefined>} */
  #env

  /** @param {Record<string, string | undefined>} env */
  constructor(env) {
    this.#env = env
  }

  /**
   * @param {string} name
   * @param {string} wants what a value must be
   */
  refuse(name, wants) {
    const value = SECRETS.has(name) ? '' : `=${JSON.stringify(this.#env[name])}`
    this.problems.push(`${name}${value} cannot be used: ${wants}`)
  }

  /**
   * The trimmed value; undefined when it is unset or blank.
   * @param {string} name
   */
  text(name) {
    return this.#env[name]?.trim() || undefined
  }

  /**
   * The parts of a value that are parted by commas, without blanks.
   * @param {string} name
   */
  list(name) {
    const parts = this.text(name)?.split(',') ?? []
    return parts.map((part) => part.trim()).filter(Boolean)
  }

  /**
   * A whole number within limits.
   * @param {string} name
   * @param {number} fallback
   * @param {number} min
   * @param {number} max
   */
  whole(name, fallback, min, max) {
    const value = this.text(name)
    if (value === undefined) return fallback
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    this.refuse(name, `it must be a whole number from ${min} to ${max}`)
    return fallback
  }

  /**
   * One of a few words.
   * @template {string} Word
   * @param {string} name
   * @param {readonly Word[]} words
   * @param {Word} fallback
   */
  oneOf(name, words, fallback) {
    const value = this.text(name)
    const word = words.find((each) => each === value)
    if (value !== undefined && word === undefined) this.refuse(name, `it must be one of ${words.join(', ')}`)
    return word ?? fallback
  }

  /**
   * A URL with one of these protocols.
   * @param {string} name
   * @param {string[]} [protocols]
   */
  url(name, protocols = HTTP) {
    const value = this.text(name)
    return value !== undefined && this.#isUrl(name, value, protocols) ? value : undefined
  }

  /**
   * Several http addresses, parted by commas; undefined when there is none.
   * @param {string} name
   */
  urls(name) {
    const values = this.list(name)
    return values.length > 0 && values.every((value) => this.#isUrl(name, value, HTTP)) ? values : undefined
  }

  /**
   * The origin of an http address that has nothing else.
   * @param {string} name
   */
  origin(name) {
    const value = this.url(name)
    if (value === undefined) return undefined
    const { origin, pathname, search, hash, username, password } = new URL(value)
    if (pathname === '/' && `${search}${hash}${username}${password}` === '') return origin
    this.refuse(name, 'it must be scheme, host and port alone, such as https://faultline.example.org')
    return undefined
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {string[]} protocols
   */
  #isUrl(name, value, protocols) {
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return true
    this.refuse(name, `it must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`)
    return false
  }
}
