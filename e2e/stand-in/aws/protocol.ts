/** The protocols of AWS's services: which operation a request means, and how answers and errors are written. */
import type { IncomingMessage } from 'node:http'
import type { Answer, Input, ServiceName } from './call'
import { ServiceError } from './service-error'

type Protocol = 'json-1.0' | 'json-1.1' | 'query' | 'rest-json'

export const PROTOCOLS: Readonly<Record<ServiceName, Protocol>> = {
  health: 'json-1.1',
  organizations: 'json-1.1',
  config: 'json-1.1',
  sqs: 'json-1.0',
  sts: 'query',
  'resource-explorer-2': 'rest-json',
}

const TARGETS: Readonly<Record<string, ServiceName>> = {
  AWSHealth_20160804: 'health',
  AWSOrganizationsV20161128: 'organizations',
  StarlingDoveService: 'config',
  AmazonSQS: 'sqs',
}

/** What a request asks. */
export interface Asked {
  service: ServiceName
  operation: string
  input: Input
}

/** What goes back. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

/** @throws {ServiceError} where no service of the stand-in is meant */
export function readAsked(request: IncomingMessage, body: string): Asked {
  const [target = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
  const type = request.headers['content-type'] ?? ''
  if (target !== '') {
    const service = TARGETS[target]
    if (service === undefined) throw new ServiceError('UnknownOperationException', `There is no service ${target}.`)
    const expected = `application/x-amz-${PROTOCOLS[service]}`
    if (!type.startsWith(expected))
      throw new ServiceError('UnknownOperationException', `The content is not ${expected}.`)
    return { service, operation, input: readJson(body) }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const { Action = '', Version: _, ...input } = Object.fromEntries(new URLSearchParams(body))
    return { service: 'sts', operation: Action, input }
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  return { service: 'resource-explorer-2', operation: path.slice(1), input: readJson(body === '' ? '{}' : body) }
}

/** An answer as the service writes it. */
export function writeAnswer(service: ServiceName, answer: Answer): Reply {
  const protocol = PROTOCOLS[service]
  if (typeof answer === 'string') return { status: 200, headers: { 'Content-Type': 'text/xml' }, body: answer }
  return { status: 200, headers: { 'Content-Type': typeOf(protocol) }, body: JSON.stringify(answer) }
}

/** An error as the service writes it. */
export function writeError(service: ServiceName, { code, message, status }: ServiceError): Reply {
  const protocol = PROTOCOLS[service]
  if (protocol === 'query') {
    const side = status < 500 ? 'Sender' : 'Receiver'
    const error = `<Error><Type>${side}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
    const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>invented</RequestId></ErrorResponse>`
    return { status, headers: { 'Content-Type': 'text/xml' }, body }
  }
  const body = JSON.stringify({ __type: `com.amazonaws.${service}#${code}`, message })
  return { status, headers: { 'Content-Type': typeOf(protocol), 'x-amzn-ErrorType': code }, body }
}

function typeOf(protocol: Protocol): string {
  return protocol === 'rest-json' ? 'application/json' : `application/x-amz-${protocol}`
}

function readJson(body: string): Input {
  try {
    return JSON.parse(body) as Input
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.')
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
