/** Reads an answer whole, up to a limit, so that nobody can fill our memory. */
import 'server-only'
import type { Response as UndiciResponse } from 'undici'
import { AppError } from '@/lib/errors'

const MEBIBYTE = 1_048_576
/** Statuses without a body (Fetch standard). */
const BODILESS = new Set([101, 103, 204, 205, 304])

/**
 * The same answer with its body in memory, unpacked.
 * @throws AppError UPSTREAM once it is longer than `most` bytes
 */
export async function readBounded(answer: UndiciResponse, most = MEBIBYTE): Promise<Response> {
  const headers = new Headers([...answer.headers])
  headers.delete('content-encoding')
  headers.delete('content-length')
  const { status, statusText } = answer
  const body = BODILESS.has(status) ? null : await readBody(answer, most)
  return new Response(body, { status, statusText, headers })
}

async function readBody({ body, url }: UndiciResponse, most: number): Promise<Blob> {
  const chunks: BlobPart[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    const part: Uint8Array<ArrayBuffer> = chunk
    size += part.byteLength
    if (size > most) {
      throw new AppError('UPSTREAM', `${new URL(url).host} answered with more than ${most / MEBIBYTE} MiB.`)
    }
    chunks.push(part)
  }
  return new Blob(chunks)
}
