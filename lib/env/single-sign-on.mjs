/** Single sign-on, as the environment describes it. */

/** The roles of lib/domain/access.ts, which cannot be read before the build. */
const ROLES = /** @type {const} */ (['owner', 'admin', 'responder', 'viewer'])
const PREFIX = 'FAULTLINE_OIDC_'

/**
 * @typedef {Record<(typeof ROLES)[number], string[]>} GroupsOfRoles Groups that give each role; `*` is anybody.
 *
 * @typedef {object} SingleSignOn
 * @property {string} issuer URL of the identity provider
 * @property {string} clientId
 * @property {string | null} clientSecret null for a public client (PKCE alone)
 * @property {string} groupsClaim claim that lists somebody's groups
 * @property {GroupsOfRoles} roles
 * @property {string | null} name how the button names the provider
 */

/**
 * @param {import('./variables.mjs').Variables} variables
 * @returns {SingleSignOn | null} null where no identity provider is named
 */
export function readSingleSignOn(variables) {
  const issuer = readIssuer(variables)
  const clientId = variables.text(`${PREFIX}CLIENT_ID`)
  const roles = readRoles(variables)
  if (variables.text(`${PREFIX}ISSUER`) === undefined) {
    refuseWithoutIssuer(variables)
    return null
  }
  if (clientId === undefined)
    variables.problems.push(
      `${PREFIX}CLIENT_ID is missing: ${PREFIX}ISSUER needs the client that it knows Faultline by`,
    )
  if (issuer === undefined || clientId === undefined) return null
  return {
    issuer,
    clientId,
    clientSecret: variables.text(`${PREFIX}CLIENT_SECRET`) ?? null,
    groupsClaim: variables.text(`${PREFIX}GROUPS_CLAIM`) ?? 'groups',
    roles,
    name: variables.text(`${PREFIX}NAME`) ?? null,
  }
}

/** @param {import('./variables.mjs').Variables} variables */
function readIssuer(variables) {
  const issuer = variables.url(`${PREFIX}ISSUER`)
  if (issuer === undefined || !/[?#]/.test(issuer)) return issuer
  // OpenID Connect Discovery 1.0, section 2.
  variables.refuse(`${PREFIX}ISSUER`, 'an issuer has no query and no fragment')
  return undefined
}

/** @param {import('./variables.mjs').Variables} variables */
function refuseWithoutIssuer(variables) {
  const lonely = ['CLIENT_ID', 'CLIENT_SECRET', 'GROUPS_CLAIM', 'ROLES', 'NAME'].find((rest) =>
    variables.text(`${PREFIX}${rest}`),
  )
  if (lonely) variables.problems.push(`${PREFIX}${lonely} is set without ${PREFIX}ISSUER: name the identity provider`)
}

/**
 * `owner=a;admin=platform;responder=oncall,sre;viewer=*`: which groups give which role.
 * @param {import('./variables.mjs').Variables} variables
 */
function readRoles(variables) {
  /** @type {GroupsOfRoles} */
  const roles = { owner: [], admin: [], responder: [], viewer: [] }
  const name = `${PREFIX}ROLES`
  for (const part of (variables.text(name) ?? '').split(';')) {
    if (part.trim() === '') continue
    const [, word = '', groups = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? []
    const role = ROLES.find((each) => each === word.trim())
    const named = groups.split(',').map((group) => group.trim())
    if (role === undefined)
      variables.refuse(
        name,
        `${JSON.stringify(part.trim())} must begin with one of ${ROLES.map((r) => `${r}=`).join(', ')}`,
      )
    else if (named.includes('')) variables.refuse(name, `${role}= must be followed by groups, parted by commas`)
    else roles[role].push(...named)
  }
  return roles
}
