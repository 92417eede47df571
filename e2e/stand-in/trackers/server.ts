/** What the stand-ins for GitHub and Jira have in common: a port of their own, faults, and what was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the stand-in saw it. */
export interface TrackerRequest {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  /** Parsed JSON; null where there is none. */
  body: unknown
}

/** What it answers. */
export interface TrackerAnswer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/**
 * What goes wrong with a request: an answer in place of the right one; `before`: the connection breaks and nothing was done;
 * `after`: it breaks although all was done.
 */
export type TrackerFault = TrackerAnswer | 'before' | 'after'

export interface TrackerServer {
  url: string
  /** Everything that was asked, in order: "POST /repos/acme/ops/issues". */
  asked: string[]
  /** Decides for each request; null: all is well. */
  fault: ((request: TrackerRequest) => TrackerFault | null) | null
  stop: () => Promise<void>
}

/** Makes `tracker` a server at http://127.0.0.1 that answers by `answer`, unless a fault is set. */
export async function startTracker(
  tracker: TrackerServer,
  answer: (request: TrackerRequest) => TrackerAnswer,
  port = 0,
): Promise<void> {
  const server = createServer((incoming, response) => void handle(incoming, response))
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming, url)
    tracker.asked.push(`${request.method} ${request.url.pathname}`)
    const fault = tracker.fault?.(request) ?? null
    if (fault === 'before') return void response.destroy()
    if (fault !== null && fault !== 'after') return send(response, fault)
    const right = answer(request)
    if (fault === 'after') return void response.destroy()
    send(response, right)
  }
  Object.assign(tracker, { url, asked: [], fault: null, stop: () => stop(server) })
}

async function readRequest(incoming: IncomingMessage, root: string): Promise<TrackerRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = 'GET', headers } = incoming
  return {
    method,
    headers,
    url: new URL(incoming.url ?? '/', root),
    body: parse(Buffer.concat(chunks).toString('utf8')),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: TrackerAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(body === null ? '' : JSON.stringify(body))
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
}
