/** The protocols of AWS's services: which operation a request means, and how answers and errors are written. */
import type { IncomingMessage } from 'node:http'
import type { Answer, Call, Input } from './call'
import { readForm, writeXml, writeXmlError } from './query-xml'
import { readRoute } from './rest-route'
import { ServiceError } from './service-error'
import { findByTarget, findService, type Protocol, type ServiceName, WIRES, type Wire } from './wires'

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

/**
 * Reads what is asked, by the target header where there is one, else by the service that the request is signed for.
 * @param signedFor null where it is not signed
 * @throws {ServiceError} where no service of the stand-in is meant
 */
export function readAsked(request: IncomingMessage, body: string, signedFor: string | null): Asked {
  const [target = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
  const type = request.headers['content-type'] ?? ''
  if (target !== '') {
    const found = findByTarget(target)
    if (found === null) throw new ServiceError('UnknownOperationException', `There is no service ${target}.`)
    const expected = `application/x-amz-${found.wire.protocol}`
    if (!type.startsWith(expected))
      throw new ServiceError('UnknownOperationException', `The content is not ${expected}.`)
    return { service: found.service, operation, input: readJson(body) }
  }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { service: signedService(signedFor, 'query', 'sts'), ...readForm(body) }
  return readRest(request, body, signedService(signedFor, 'rest-json', 'resource-explorer-2'))
}

/** An answer as the service writes it. */
export function writeAnswer({ service, operation }: Pick<Call, 'service' | 'operation'>, answer: Answer): Reply {
  const wire: Wire = WIRES[service]
  const headers = { 'Content-Type': typeOf(wire.protocol) }
  const body = wire.protocol === 'query' ? writeXml(operation, wire.namespace, answer) : JSON.stringify(answer)
  return { status: 200, headers, body }
}

/** An error as the service writes it. */
export function writeError(service: ServiceName, error: ServiceError): Reply {
  const wire: Wire = WIRES[service]
  const { code, message, status } = error
  const headers = { 'Content-Type': typeOf(wire.protocol) }
  if (wire.protocol === 'query') return { status, headers, body: writeXmlError(wire.namespace, error) }
  const body = JSON.stringify({ __type: `com.amazonaws.${service}#${code}`, message })
  return { status, headers: { ...headers, 'x-amzn-ErrorType': code }, body }
}

function readRest(request: IncomingMessage, body: string, service: ServiceName): Asked {
  const wire: Wire = WIRES[service]
  const { method = 'GET', url = '/' } = request
  const found = wire.protocol === 'rest-json' ? readRoute(wire.routes, method, url) : null
  if (found === null) throw new ServiceError('UnknownOperationException', `${service} has no ${method} ${url}.`, 404)
  return { service, operation: found.operation, input: { ...readJson(body === '' ? '{}' : body), ...found.input } }
}

/** The service of a protocol that a request is signed for; `otherwise` where that is none of them. */
function signedService(signedFor: string | null, protocol: Protocol, otherwise: ServiceName): ServiceName {
  const found = findService(signedFor)
  return found !== null && WIRES[found].protocol === protocol ? found : otherwise
}

function typeOf(protocol: Protocol): string {
  if (protocol === 'query') return 'text/xml'
  return protocol === 'rest-json' ? 'application/json' : `application/x-amz-${protocol}`
}

function readJson(body: string): Input {
  try {
    return JSON.parse(body) as Input
  } catch {
    throw new ServiceError('SerializationException', 'The body is not JSON.')
  }
}
