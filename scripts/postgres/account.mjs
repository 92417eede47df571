/** Chooses the account that PostgreSQL runs under: it refuses to run as root. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../launcher/failure.mjs'

/** Also the number that the kernel shows for users outside of a user namespace. */
const NOBODY = 65_534

/**
 * @typedef {object} Account
 * @property {string[]} prefix command that the program and its arguments are appended to
 * @property {number} [uid] set when PostgreSQL's files must belong to another user than ours
 * @property {number} [gid]
 * @property {{ uid: number, gid: number }} [spawnAs] set when Node has to change the user itself
 */

/**
 * @param {string} binary a PostgreSQL program, to try the account with
 * @param {string} cluster folder of the database's files; may not exist yet, its parent does
 * @returns {Account}
 */
export function chooseAccount(binary, cluster) {
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (process.getuid?.() !== 0) return ordinaryAccount(cluster, owner)
  const candidates =
    owner && owner.uid !== 0 ? accountsOf(owner) : [namespaceAccount(), ...accountsOf(findServiceUser())]
  const chosen = candidates.find((account) => works(account, binary, path.dirname(cluster)))
  if (chosen) return chosen
  throw new Failure(
    `PostgreSQL refuses to run as root, and no other account can use both ${path.dirname(cluster)} and ${binary}.`,
    'Start Faultline as an ordinary user, or move it and its data to folders that every user may enter (like /srv or /opt), or set DATABASE_URL.',
  )
}

/**
 * @param {Account} account
 * @param {string} program
 * @param {string[]} args
 * @returns {{ command: string, args: string[], options: { uid?: number, gid?: number } }} for spawn
 */
export function commandAs(account, program, args) {
  const [command = program, ...rest] = [...account.prefix, program, ...args]
  return { command, args: rest, options: account.spawnAs ?? {} }
}

/**
 * Gives a file, or a folder with all that is in it, to the account.
 * @param {string} target
 * @param {Account} account
 */
export function giveTo(target, { uid, gid }) {
  if (uid === undefined || gid === undefined || statSync(target).uid === uid) return
  if (statSync(target).isDirectory())
    for (const entry of readdirSync(target, { recursive: true, encoding: 'utf8' }))
      lchownSync(path.join(target, entry), uid, gid)
  // The folder itself last: its owner tells that the work was finished.
  chownSync(target, uid, gid)
}

/**
 * @param {string} cluster
 * @param {{ uid: number } | undefined} owner
 * @returns {Account}
 */
function ordinaryAccount(cluster, owner) {
  const uid = process.getuid?.()
  if (owner && uid !== undefined && owner.uid !== uid)
    throw new Failure(
      `The database in ${cluster} belongs to another user (uid ${owner.uid}).`,
      `Start Faultline as that user, or set FAULTLINE_DATA_DIR to a folder of your own.`,
    )
  return { prefix: [] }
}

/** @returns {Account} root in its own clothes, but with another number: files still belong to root */
function namespaceAccount() {
  return { prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'] }
}

/**
 * The first keeps root's way through folders that are closed to others, such as /root.
 * @param {{ uid: number, gid: number }} user
 * @returns {Account[]}
 */
function accountsOf({ uid, gid }) {
  const change = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--']
  return [
    { prefix: [...change, ...keep], uid, gid },
    { prefix: [], uid, gid, spawnAs: { uid, gid } },
  ]
}

function findServiceUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean)
  return { uid: Number(user?.[2] ?? NOBODY), gid: Number(user?.[3] ?? NOBODY) }
}

/**
 * @param {Account} account
 * @param {string} binary
 * @param {string} dir
 */
function works(account, binary, dir) {
  return [
    [binary, '--version'],
    // Not `test -x`: the system call behind it does not count capabilities.
    ['ls', '-d', `${dir}/.`],
  ].every(([program = '', ...rest]) => {
    const { command, args, options } = commandAs(account, program, rest)
    return spawnSync(command, args, { ...options, stdio: 'ignore' }).status === 0
  })
}
