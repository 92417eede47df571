/** A local HTTP server for tests: what a public feed may do on the wire, well or badly. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

/** A running server and the requests it has seen. */
export interface TestServer {
  /** Such as `http://127.0.0.1:41234`, without a slash at the end. */
  origin: string
  requests: IncomingMessage[]
}

/** Starts a server on a free port; it is closed when the test that started it is over. */
export async function startTestServer(answer: RequestListener): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the test server has no port')
  return { origin: `http://127.0.0.1:${address.port}`, requests }
}

/** A port on which nothing listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('the test server has no port')
  return address.port
}

/** Answers 200 with a body and, when given, headers. */
export function ok(body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => response.writeHead(200, headers).end(body)
}

/** Answers with an ETag, and with 304 to whoever already has it. */
export function withEtag(etag: string, body: string): RequestListener {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { etag }).end(body)
  }
}

/** Sends headers and a beginning, then does what `next` says with the open connection. */
export function beginThen(body: string, next: (response: ServerResponse) => void, length?: number): RequestListener {
  return (_request, response) => {
    response.writeHead(200, length === undefined ? {} : { 'content-length': String(length) })
    response.write(body, () => next(response))
  }
}
