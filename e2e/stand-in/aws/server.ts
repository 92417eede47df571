/** The HTTP side of the stand-in: one port for all services. */
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Call } from './call'
import { identify, perform } from './dispatch'
import type { Refusal } from './faults'
import type { World } from './operation'
import { type Asked, type Reply, readAsked, writeAnswer, writeError } from './protocol'
import type { RateLimits } from './rate-limit'
import { errorOf } from './refusals'
import { ServiceError } from './service-error'
import { readScope, signedService } from './signature'
import type { Tally } from './tally'
import { findService } from './wires'

/** What the server answers from and writes to. */
export interface Backstage extends World {
  limits: RateLimits
  calls: Tally
}

const UNAVAILABLE: Reply = {
  status: 503,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>',
}

/** A server that does not listen yet. */
export function buildServer(backstage: Backstage): http.Server {
  const server = http.createServer((request, response) => {
    answer(backstage, request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  // Clients keep their connections; closing them first is what they would have to guess.
  server.keepAliveTimeout = 60_000
  return server
}

async function answer(
  backstage: Backstage,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const body = await readBody(request)
  const hungUp = new AbortController()
  response.on('close', () => hungUp.abort())
  const { reply, refusal } = await reckon(backstage, request, body, hungUp.signal)
  if (response.destroyed) return
  if (refusal === 'dropped') return void response.socket?.destroy()
  const bytes = Buffer.from(reply.body)
  const length = { 'Content-Length': String(bytes.length), Date: new Date(backstage.truth.clock.now()).toUTCString() }
  response.sendDate = false
  response.writeHead(reply.status, { ...reply.headers, ...length, 'x-amzn-RequestId': 'invented' })
  if (refusal !== 'cut short') return void response.end(bytes)
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
}

interface Reckoned {
  reply: Reply
  refusal: Refusal | null
}

async function reckon(
  backstage: Backstage,
  request: http.IncomingMessage,
  body: string,
  signal: AbortSignal,
): Promise<Reckoned> {
  const signedFor = signedService(request.headers)
  let asked: Asked = { service: findService(signedFor) ?? 'health', operation: '', input: {} }
  let call: Call
  try {
    asked = readAsked(request, body, signedFor)
    call = identify(asked, readScope(request.headers), backstage, signal)
  } catch (error) {
    backstage.calls.add({ ...asked, region: '', accessKey: '' }, nameOf(error))
    return { reply: writeError(asked.service, asServiceError(error)), refusal: null }
  }
  await sleep(backstage.faults.delayOf(call))
  const refusal = backstage.faults.refusalOf(call)
  try {
    const error = refusal && errorOf(refusal, call)
    if (error) throw error
    const reply =
      refusal === 'unavailable' ? UNAVAILABLE : writeAnswer(call, await perform(call, backstage, backstage.limits))
    backstage.calls.add(call, refusal)
    return { reply, refusal }
  } catch (error) {
    backstage.calls.add(call, nameOf(error))
    return { reply: writeError(call.service, asServiceError(error)), refusal }
  }
}

function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  return new ServiceError('InternalServerError', error instanceof Error ? error.message : String(error), 500)
}

function nameOf(error: unknown): string {
  return asServiceError(error).code
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
