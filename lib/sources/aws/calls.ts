/** Counts what the SDK sends over the wire, repeats included, for the poll that made it send. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { FromTemporaryCredentialsOptions } from '@aws-sdk/credential-providers'
import type { Instant } from '@/lib/domain/health-event'

/** Requests on the wire, repeats and the taking of roles included, and how many of them AWS refused as too many. */
export interface Calls {
  requests: number
  throttles: number
}

/** An operation of AWS's, as the SDK names it: `Health`, `DescribeEvents`. */
export interface Operation {
  service: string
  name: string
}

/** One request of ours with all that the SDK does for it. */
export interface Exchange {
  calls: Calls
  /** Null before the SDK has begun. */
  asked: Operation | null
  /** What was sent last, and where to: STS where a role is taken first. */
  last: (Operation & { host: string }) | null
  /** True once the operation itself has been sent: credentials were found. */
  isSent: boolean
  /** AWS's Date header of the last answer; null where there was none. */
  answeredAt: Instant | null
  /** HTTP status and content type of the last answer. */
  status: number | null
  contentType: string | null
}

/** What the SDK calls a plug-in of its middleware. */
export type Plugin = NonNullable<FromTemporaryCredentialsOptions['clientPlugins']>[number]

const underWay = new AsyncLocalStorage<Exchange>()

/** Names under which AWS's services refuse what is too much. */
const THROTTLES = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
])

/** Runs what sends requests; everything that a client with `countCalls` sends meanwhile is noted in the exchange. */
export function noting<T>(exchange: Exchange, send: () => Promise<T>): Promise<T> {
  return underWay.run(exchange, send)
}

/** Whether AWS refused a request as one too many. */
export function isThrottle(name: string, status: number | null): boolean {
  return THROTTLES.has(name) || status === 429
}

/** Makes a client note what it sends. May be applied to one client repeatedly. */
export const countCalls: Plugin = {
  applyToStack(stack) {
    stack.add(
      (next, context) => (args) => {
        const exchange = underWay.getStore()
        if (exchange) exchange.asked ??= operationOf(context)
        return next(args)
      },
      { step: 'initialize', name: 'faultlineOperation', override: true },
    )
    stack.add(
      (next, context) => async (args) => {
        const exchange = underWay.getStore()
        if (exchange === undefined) return next(args)
        sending(exchange, operationOf(context), hostOf(args.request))
        try {
          const result = await next(args)
          answered(exchange, result.response)
          return result
        } catch (error) {
          refused(exchange, error)
          throw error
        }
      },
      // Outside of what reads the answer, inside of what repeats: once for each attempt, with the error's name known.
      { step: 'deserialize', priority: 'high', name: 'faultlineCalls', override: true },
    )
  },
}

function operationOf({ clientName = '', commandName = '' }: { clientName?: string; commandName?: string }): Operation {
  return { service: clientName.replace(/Client$/, ''), name: commandName.replace(/Command$/, '') }
}

function sending(exchange: Exchange, operation: Operation, host: string): void {
  exchange.calls.requests += 1
  exchange.last = { ...operation, host }
  exchange.status = null
  exchange.contentType = null
  exchange.answeredAt = null
  const { asked } = exchange
  if (operation.name === asked?.name && operation.service === asked.service) exchange.isSent = true
}

function refused(exchange: Exchange, error: unknown): void {
  if (typeof error !== 'object' || error === null) return
  // The SDK hides the answer in the error so that it is not printed with it.
  if ('$response' in error) answered(exchange, error.$response)
  const name = 'name' in error && typeof error.name === 'string' ? error.name : ''
  if (isThrottle(name, exchange.status)) exchange.calls.throttles += 1
}

function answered(exchange: Exchange, response: unknown): void {
  if (typeof response !== 'object' || response === null) return
  if ('statusCode' in response && typeof response.statusCode === 'number') exchange.status = response.statusCode
  const headers = 'headers' in response ? response.headers : null
  exchange.contentType = headerOf(headers, 'content-type')
  const date = Date.parse(headerOf(headers, 'date') ?? '')
  exchange.answeredAt = Number.isNaN(date) ? null : date
}

function headerOf(headers: unknown, name: string): string | null {
  if (typeof headers !== 'object' || headers === null) return null
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : null
}

function hostOf(request: unknown): string {
  if (typeof request !== 'object' || request === null || !('hostname' in request)) return ''
  const port = 'port' in request && typeof request.port === 'number' ? `:${request.port}` : ''
  return `${String(request.hostname)}${port}`
}
