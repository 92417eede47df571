/** The one-time link that `npm start` prints while nobody could come back as an owner, and the refusal to do without one. */
import { isLoopback } from '../../lib/env.mjs'
import { askAdmin } from '../admin/ask.mjs'
import { Failure } from './failure.mjs'

/**
 * @param {import('../../lib/env.mjs').Configuration} configuration
 * @param {string} databaseUrl of a migrated database
 * @returns {Promise<(url: string) => string[]>} given where the application answers: the links to print, if any. Their
 *   secret must go to the terminal and nowhere else.
 * @throws {Failure} where others could reach a Faultline that nobody owns
 */
export async function prepareOwnerLinks({ host, publicUrl }, databaseUrl) {
  const wanted = isLoopback(host)
  const { print, code } = await askAdmin({ command: { verb: 'first owner', wanted }, base: '' }, { databaseUrl })
  if (code !== 0) throw new Failure('Faultline could not find out whether it has an owner.', 'See the lines above.')
  /** @type {import('../../lib/admin/first-owner-link').FirstOwner} */
  const { exists, secret } = JSON.parse(print)
  if (!exists && !wanted) throw refusal(host)
  return (url) => {
    if (secret === null) return []
    const bases = publicUrl === null || publicUrl === url ? [url] : [url, publicUrl]
    return bases.map((base) => `${base}/setup?token=${secret}`)
  }
}

/** @param {string} host */
function refusal(host) {
  return new Failure(
    `Faultline has no owner yet, so it does not answer on HOST=${host}, where others could reach it.`,
    'Either start it once without HOST and open the link that it prints, or make the owner here and open the link that ' +
      'this prints:\n\n    npm run admin -- user create --email you@example.org --role owner\n\nThen start it again.',
  )
}
