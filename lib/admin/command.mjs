/** What can be typed after `npm run admin --`, read without touching anything. Plain JavaScript: it runs before anything is installed. */
import { parseArgs } from 'node:util'

/** Mildest first; lib/domain/access.ts cannot be loaded yet, so a test holds the two together. */
export const ROLE_NAMES = /** @type {const} */ (['viewer', 'responder', 'admin', 'owner'])
const DEFAULT_TOKEN_DAYS = 90
const MOST_DAYS = 3_650

/**
 * @typedef {(typeof ROLE_NAMES)[number]} RoleName
 *
 * @typedef {{ verb: 'token create', name: string, role: RoleName, days: number | null }} CreateToken
 * @typedef {{ verb: 'token list' }} ListTokens
 * @typedef {{ verb: 'token revoke', id: string | null, name: string | null }} RevokeToken
 * @typedef {{ verb: 'user create', email: string, name: string | null, role: RoleName | null, withPassword: boolean }} CreateUser
 *   role null: owner where there is none yet, else viewer
 * @typedef {{ verb: 'user list' }} ListUsers
 * @typedef {{ verb: 'user link' | 'user reset-mfa' | 'user disable' | 'user enable', email: string }} ChangeUser
 * @typedef {{ verb: 'secrets rotate' }} RotateSecrets
 * @typedef {{ verb: 'doctor', problem: string | null }} Doctor problem: why the database cannot be used
 * @typedef {{ verb: 'help' }} Help
 * @typedef {CreateToken | ListTokens | RevokeToken | CreateUser | ListUsers | ChangeUser | RotateSecrets | Doctor | Help} Command
 *
 * @typedef {Record<string, string | boolean | undefined>} Values
 * @typedef {{ options: Record<string, { type: 'string' | 'boolean' }>, read: (given: Given) => Command }} Verb
 */

/** Something that was typed cannot be understood. */
export class Misuse extends Error {
  /** @override */
  name = 'Misuse'
}

class Given {
  /** @param {Values} values */
  constructor(values) {
    this.values = values
  }

  /** @param {string} name */
  find(name) {
    const value = this.values[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }

  /** @param {string} name */
  get(name) {
    const value = this.find(name)
    if (value === null) throw new Misuse(`--${name} is missing.`)
    return value
  }

  email() {
    const email = this.get('email').toLowerCase()
    if (/^[^\s@]+@[^\s@]+$/.test(email)) return email
    throw new Misuse(`--email ${email} is not an e-mail address.`)
  }

  /** @param {string} value */
  role(value) {
    const role = ROLE_NAMES.find((name) => name === value)
    if (role) return role
    throw new Misuse(`--role ${value} is no role: choose one of ${ROLE_NAMES.join(', ')}.`)
  }

  days() {
    const value = this.find('days') ?? String(DEFAULT_TOKEN_DAYS)
    if (value === 'never') return null
    if (/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS) return Number(value)
    throw new Misuse(`--days ${value} cannot be used: a whole number from 1 to ${MOST_DAYS}, or never.`)
  }
}

const text = /** @type {const} */ ({ type: 'string' })
const flag = /** @type {const} */ ({ type: 'boolean' })

/** @type {Map<string, Verb>} */
const VERBS = new Map(
  Object.entries({
    'token create': {
      options: { name: text, role: text, days: text },
      read: (given) => ({
        verb: 'token create',
        name: given.get('name'),
        role: given.role(given.get('role')),
        days: given.days(),
      }),
    },
    'token list': { options: {}, read: () => ({ verb: 'token list' }) },
    'token revoke': { options: { id: text, name: text }, read: readRevocation },
    'user create': {
      options: { email: text, name: text, role: text, 'password-stdin': flag },
      read: (given) => {
        const role = given.find('role')
        return {
          verb: 'user create',
          email: given.email(),
          name: given.find('name'),
          role: role === null ? null : given.role(role),
          withPassword: given.values['password-stdin'] === true,
        }
      },
    },
    'user list': { options: {}, read: () => ({ verb: 'user list' }) },
    ...ofOneUser('user link'),
    ...ofOneUser('user reset-mfa'),
    ...ofOneUser('user disable'),
    ...ofOneUser('user enable'),
    'secrets rotate': { options: {}, read: () => ({ verb: 'secrets rotate' }) },
    doctor: { options: {}, read: () => ({ verb: 'doctor', problem: null }) },
  }),
)

/**
 * @param {string[]} argv
 * @returns {Command}
 * @throws {Misuse} saying which word or option is wrong
 */
export function readCommand(argv) {
  if (argv.some((word) => ['help', '--help', '-h'].includes(word))) return { verb: 'help' }
  const [first = '', second = ''] = argv
  const name = VERBS.has(first) ? first : `${first} ${second}`.trim()
  const verb = VERBS.get(name)
  if (!verb) throw new Misuse(name ? `There is no command ${name}.` : 'Say what to do.')
  return verb.read(new Given(readOptions(argv.slice(name.split(' ').length), verb.options)))
}

/**
 * @param {string[]} args
 * @param {Verb['options']} options
 * @returns {Values}
 */
function readOptions(args, options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    // Its first sentence names the option; the rest is about its own syntax.
    const message = error instanceof Error ? error.message : String(error)
    throw new Misuse(`${message.split('. ')[0]?.replace(/\.$/, '')}.`)
  }
}

/**
 * @param {Given} given
 * @returns {RevokeToken}
 */
function readRevocation(given) {
  const id = given.find('id')
  const name = given.find('name')
  if ((id === null) === (name === null)) throw new Misuse('Name the token by --id or by --name.')
  return { verb: 'token revoke', id, name }
}

/**
 * @param {ChangeUser['verb']} verb
 * @returns {Record<string, Verb>}
 */
function ofOneUser(verb) {
  return { [verb]: { options: { email: text }, read: (given) => ({ verb, email: given.email() }) } }
}
