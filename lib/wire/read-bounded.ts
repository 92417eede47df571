/** Reads an answer whole, up to a limit, so that nobody can fill our memory. */
import 'server-only'
import type { Response as UndiciResponse } from 'undici'
import { AppError } from '@/lib/errors'

const MAX_BYTES = 1_048_576
/** Statuses without a body (Fetch standard). */
const BODILESS = new Set([101, 103, 204, 205, 304])

/**
 * The same answer with its body in memory, unpacked.
 * @throws AppError UPSTREAM once it is longer than 1 MiB
 */
export async function readBounded(answer: UndiciResponse): Promise<Response> {
  const headers = new Headers([...answer.headers])
  headers.delete('content-encoding')
  headers.delete('content-length')
  const { status, statusText } = answer
  const body = BODILESS.has(status) ? null : await readBody(answer)
  return new Response(body, { status, statusText, headers })
}

async function readBody({ body, url }: UndiciResponse): Promise<Blob> {
  const chunks: BlobPart[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    const part: Uint8Array<ArrayBuffer> = chunk
    size += part.byteLength
    if (size > MAX_BYTES) throw new AppError('UPSTREAM', `${new URL(url).host} answered with more than 1 MiB.`)
    chunks.push(part)
  }
  return new Blob(chunks)
}
