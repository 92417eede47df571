/** Reads what the environment says about AWS. Credentials and endpoints are the SDK's own to read. */

/**
 * @typedef {object} AwsSettings
 * @property {'organization' | 'account' | null} connection What the connection of the environment reads; null: there is none.
 * @property {string[]} queueUrls SQS queues of that connection, which EventBridge's rules fill.
 * @property {string | null} region Of the SDK: the Region that is signed for where nothing else says so.
 * @property {boolean} hasHealthEndpoint Whether AWS Health is asked at another address than AWS's own.
 * @property {boolean} hasQueueEndpoint Whether SQS is: then queues may have any address.
 * @property {{ host: string, port: number } | null} dnsServer Tells the active Region of AWS Health; null: the machine's own.
 */

const DNS_PORT = 53
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
    dnsServer: readDnsServer(variables),
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
