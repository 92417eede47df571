/** Bytes as no well-behaved client would send them, to a server that stands behind the front. */
import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import net from 'node:net'
import { onTestFinished } from 'vitest'
import { createFront, type FrontOptions } from '../front.mjs'
import { createServerBehind } from '../server.mjs'

/**
 * A port on which what is admitted is answered with what the application saw of it; /unending begins an answer and never
 * ends it.
 */
export async function listenBehindFront({
  ownNames = [] as string[],
  trusted = [] as string[],
  now = Date.now,
} = {}): Promise<number> {
  const options: FrontOptions = { ownNames, isTrustedProxy: (address) => trusted.includes(address), now }
  const server = createServerBehind(createFront(options), (incoming, response) => {
    if (incoming.url === '/unending') return void response.write('begun')
    let body = ''
    incoming.on('data', (chunk) => {
      body += chunk
    })
    incoming.on('end', () => response.end(JSON.stringify({ url: incoming.url, headers: incoming.headers, body })))
  })
  return listen(server)
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** What came back, read until the server closed the connection. `then` is sent once the answer has begun. */
export async function sendRaw(port: number, bytes: string, then = ''): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  socket.write(bytes, 'latin1')
  let answer = ''
  socket.once('data', () => socket.write(then))
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1')
  })
  await once(socket, 'close')
  return answer
}

/** A request with these lines and nothing else; the server closes after its answer. */
export function sendLines(port: number, ...lines: string[]): Promise<string> {
  return sendRaw(port, `${[...lines, 'Connection: close', '', ''].join('\r\n')}`)
}

export interface Seen {
  url: string
  headers: Record<string, string>
  body: string
}

export interface Answer {
  status: number
  headers: IncomingMessage['headers']
  text: string
  /** What the application saw. @throws where the request was refused */
  seen: () => Seen
}

/** A request such as clients make. */
export async function ask(
  port: number,
  path = '/',
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false })
  outgoing.end(body)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response) text += chunk
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    seen: () => {
      if (response.statusCode !== 200) throw new Error(`refused: ${text}`)
      return JSON.parse(text) as Seen
    },
  }
}
