/** Reads what the environment says about AWS. Credentials and endpoints are the SDK's own to read. */

/**
 * @typedef {object} AwsSettings
 * @property {'organization' | 'account' | null} connection What the connection of the environment reads; null: there is none.
 * @property {string[]} queueUrls SQS queues of that connection, which EventBridge's rules fill.
 * @property {string | null} region Of the SDK: the Region that is signed for where nothing else says so.
 * @property {boolean} hasHealthEndpoint Whether AWS Health is asked at another address than AWS's own.
 * @property {boolean} hasQueueEndpoint Whether SQS is: then queues may have any address.
 * @property {EvidenceOfEnvironment} evidence How evidence is collected through the connection of the environment.
 * @property {{ host: string, port: number } | null} dnsServer Tells the active Region of AWS Health; null: the machine's own.
 */

/**
 * @typedef {object} EvidenceOfEnvironment
 * @property {string | null} role Name, with path, of the role that is taken in each account; null: nothing is collected.
 * @property {string | null} externalId
 * @property {boolean} watchesChanges Whether IAM changes are read all the time.
 */

const DNS_PORT = 53
/** As IAM names roles, with a path before it where the role has one. */
const ROLE_NAME = /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/
const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[^:]+?)(?::(\d{1,5}))?$/i

/**
 * @param {import('./variables.mjs').Variables} variables
 * @returns {AwsSettings}
 */
export function readAws(variables) {
  const connection = variables.oneOf('FAULTLINE_AWS', /** @type {const} */ (['organization', 'account', 'off']), 'off')
  return {
    connection: connection === 'off' ? null : connection,
    queueUrls: variables.urls('FAULTLINE_AWS_QUEUES') ?? [],
    region: variables.text('AWS_REGION') ?? variables.text('AWS_DEFAULT_REGION') ?? null,
    hasHealthEndpoint: hasEndpoint(variables, 'HEALTH'),
    hasQueueEndpoint: hasEndpoint(variables, 'SQS'),
    evidence: readEvidence(variables),
    dnsServer: readDnsServer(variables),
  }
}

/** @param {import('./variables.mjs').Variables} variables */
function readEvidence(variables) {
  const role = variables.text('FAULTLINE_EVIDENCE_ROLE') ?? 'FaultlineEvidence'
  if (!ROLE_NAME.test(role)) {
    variables.refuse('FAULTLINE_EVIDENCE_ROLE', 'it must be the name of a role, such as FaultlineEvidence, or off')
  }
  return {
    role: role === 'off' ? null : role,
    externalId: variables.text('FAULTLINE_EVIDENCE_EXTERNAL_ID') ?? null,
    watchesChanges: variables.oneOf('FAULTLINE_WATCH_CHANGES', /** @type {const} */ (['on', 'off']), 'off') === 'on',
  }
}

/**
 * Whether the SDK is told of another address of the service, or of all services.
 * @param {import('./variables.mjs').Variables} variables
 * @param {'HEALTH' | 'SQS'} service
 */
function hasEndpoint(variables, service) {
  return [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL'].some((name) => variables.text(name) !== undefined)
}

/** @param {import('./variables.mjs').Variables} variables */
function readDnsServer(variables) {
  const value = variables.text('FAULTLINE_DNS_SERVER')
  if (value === undefined) return null
  const [, host, port = DNS_PORT] = HOST_AND_PORT.exec(value) ?? []
  if (host !== undefined && Number(port) > 0 && Number(port) <= 65_535) return { host, port: Number(port) }
  variables.refuse('FAULTLINE_DNS_SERVER', 'it must be host:port, such as 127.0.0.1:5353')
  return null
}
