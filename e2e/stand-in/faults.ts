/** What may go wrong between AWS and us, as a server does it. */
import type { ServerResponse } from 'node:http'
import type { Document } from './documents'

/** Answers in the place of a document. */
export type Fault = (response: ServerResponse, document: Document) => void

/** A page for people, with status 200, as captive portals and load balancers send it. */
export const htmlPage: Fault = (response) =>
  response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end('<!doctype html><html><body>Please sign in</body></html>')

/** A whole answer with half of the document, as a server may send it that ran out of something. */
export const truncated: Fault = (response, { body, headers }) => {
  const bytes = Buffer.from(body)
  response.writeHead(200, headers).end(bytes.subarray(0, Math.floor(bytes.length / 4) * 2))
}

/** Announces more than it sends, then hangs up. */
export const dropped: Fault = (response, { body, headers }) => {
  const bytes = Buffer.from(body)
  response.writeHead(200, { ...headers, 'Content-Length': bytes.length + 2 })
  response.write(bytes.subarray(0, 40), () => response.destroy())
}

/** Hangs up without a word. */
export const hungUp: Fault = (response) => void response.socket?.destroy()

/** Takes the request and says nothing, ever. */
export const silent: Fault = () => {}

/** Only a status. */
export function refusal(status: number, headers: Record<string, string> = {}): Fault {
  return (response) => response.writeHead(status, headers).end()
}

/** Sends the document, right and whole, in pieces with pauses. */
export function slowDrip(pieces: number, pauseMs: number): Fault {
  return (response, { body, headers }) => {
    const bytes = Buffer.from(body)
    const size = Math.ceil(bytes.length / pieces)
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length })
    const drip = (at: number) => {
      if (response.destroyed) return
      if (at >= bytes.length) return void response.end()
      response.write(bytes.subarray(at, at + size))
      setTimeout(() => drip(at + size), pauseMs).unref()
    }
    drip(0)
  }
}
