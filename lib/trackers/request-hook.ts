/** Takes what a tracker's webhook sends: only what it signed counts, and only as a hint which issue to read. */
import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import { unseal } from '@/lib/secrets/cipher'
import { problem } from '@/lib/wire/respond'
import { listLinked } from './read-issues'
import { findStoredTracker, type StoredTracker } from './read-open'
import { sealPurpose } from './read-secrets'
import { noteHook } from './write-health'
import { handOver, readJob } from './write-jobs'

const MOST_BYTES = 1_048_576
const REFUSED = 'This is not signed by a tracker that Faultline knows.'

/** GitHub signs in a header of its own; Jira uses the one of WebSub. */
const SIGNATURES = { github: 'x-hub-signature-256', jira: 'x-hub-signature' }

/**
 * POST /api/hooks/{tracker}. What happened is not believed, whatever it says: the issue is read as it is now, so deliveries
 * may come twice, late and in any order.
 */
export async function answerHook(request: Request, id: string): Promise<Response> {
  const body = await readBody(request)
  if (body === null) return problem(413, 'A delivery may carry 1 MiB at most.')
  const tracker = await findStoredTracker(id)
  const signature = request.headers.get(SIGNATURES[tracker?.kind ?? 'github'])
  if (!isSigned(body, signature, secretOf(tracker)) || tracker === null) return problem(401, REFUSED)
  await inTransaction(async (client) => {
    await noteHook(client, tracker.id, new Date())
    const key = tracker.isOn ? issueIn(tracker, textOf(request, body)) : null
    if (key === null || (await listLinked(tracker.id, [key], client)).length === 0) return
    await handOver(client, readJob(tracker.id, key))
  })
  return Response.json({ data: { received: true } }, { status: 202, headers: { 'Cache-Control': 'no-store' } })
}

/** Whole; null where it is too long. */
async function readBody({ body }: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    const part: Uint8Array = chunk
    size += part.byteLength
    if (size > MOST_BYTES) return null
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

/** Of a tracker that is not there, or whose secret cannot be read: one that nobody knows, so that all take as long. */
function secretOf(tracker: StoredTracker | null): string {
  const unknown = randomBytes(32).toString('base64url')
  if (tracker === null) return unknown
  try {
    return unseal(tracker.webhookSecret, sealPurpose(tracker.id, 'webhook_secret'))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    createLog('web').warn({ tracker: tracker.id }, 'the secret of a webhook cannot be decrypted')
    return unknown
  }
}

function isSigned(body: Buffer, signature: string | null, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(/^sha256=([\da-f]{64})$/i.exec(signature ?? '')?.[1] ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** GitHub may send its JSON as the field of a form. */
function textOf(request: Request, body: Buffer): string {
  const text = body.toString('utf8')
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  return isForm ? (new URLSearchParams(text).get('payload') ?? '') : text
}

const githubDelivery = z.object({
  issue: z.object({ number: z.int().positive() }),
  repository: z.object({ full_name: z.string() }),
})
const jiraDelivery = z.object({ issue: z.object({ key: z.string().max(200) }) })

/** Which issue it is about; null where it is about none of this tracker. */
function issueIn({ kind, project }: StoredTracker, text: string): string | null {
  const payload = parseJson(text)
  if (kind === 'jira') return jiraDelivery.safeParse(payload).data?.issue.key ?? null
  const told = githubDelivery.safeParse(payload).data
  return told?.repository.full_name.toLowerCase() === project.toLowerCase() ? `#${told.issue.number}` : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
