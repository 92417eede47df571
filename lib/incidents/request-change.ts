/** Takes what programs send to change incidents: reads the body, does it once, answers with the incident. */
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '@/lib/audit/contract'
import type { Principal } from '@/lib/domain/access'
import { INCIDENT_STATUSES } from '@/lib/domain/incident'
import { AppError } from '@/lib/errors'
import { problem } from '@/lib/wire/respond'
import type { IncidentView } from './contract'
import { type Doer, doerOf } from './doer'
import { findIncident } from './read-detail'
import { instantText, markdown, numbered } from './schema-parts'
import { arrange } from './write-arrange'
import { doOnce } from './write-idempotent'
import { acknowledge, changeStatus } from './write-life'
import { addNote } from './write-notes'

/** A request to change the incident `id`, let in by the policy. */
export interface ChangeRequest {
  request: Request
  id: string
  by: { principal: Principal; actor: Actor }
}

type Work<B> = (client: pg.PoolClient, doer: Doer, id: string, body: B) => Promise<unknown>

const version = z.int('must be a whole number').min(0, 'must be a whole number').nullish()
const occurredAt = instantText.nullish()

const acknowledgement = z.strictObject({ version })

const writing = z.strictObject({
  body: markdown,
  occurredAt,
  starred: z.boolean('must be true or false').default(false),
  kind: z.enum(['note', 'mark'], 'must be note or mark').default('note'),
})

const status = z.strictObject({
  version,
  status: z.enum(INCIDENT_STATUSES, `must be one of ${INCIDENT_STATUSES.join(', ')}`),
  occurredAt,
  note: markdown.nullish(),
})

const merge = z.strictObject({ version, into: numbered('must be the id of an incident, as text') })

/** POST …/acknowledge. @throws AppError */
export function answerAcknowledge(asked: ChangeRequest): Promise<Response> {
  return answerOnce(asked, acknowledgement, (client, doer, id, { version }) =>
    acknowledge(client, doer, { id, version: version ?? null }),
  )
}

/** POST …/notes. @throws AppError */
export function answerNote(asked: ChangeRequest): Promise<Response> {
  return answerOnce(asked, writing, (client, doer, id, { occurredAt, ...note }) =>
    addNote(client, doer, id, { ...note, occurredAt: occurredAt ?? null }),
  )
}

/** POST …/status. @throws AppError */
export function answerStatus(asked: ChangeRequest): Promise<Response> {
  return answerOnce(asked, status, (client, doer, id, { version, status, occurredAt, note }) => {
    const change = { status, occurredAt: occurredAt ?? null, note: note ?? null }
    return changeStatus(client, doer, { id, version: version ?? null }, change)
  })
}

/** POST …/merge. @throws AppError */
export function answerMerge(asked: ChangeRequest): Promise<Response> {
  return answerOnce(asked, merge, (client, doer, id, { version, into }) =>
    arrange(client, doer, { what: 'merge', target: { id, version: version ?? null }, into }),
  )
}

const REUSED =
  'This Idempotency-Key was sent with another request in the last 24 hours. Nothing was changed: use a new key for a new request.'

async function answerOnce<S extends z.ZodType>(
  { request, id, by }: ChangeRequest,
  schema: S,
  work: Work<z.output<S>>,
): Promise<Response> {
  const key = readKey(request.headers)
  const text = await request.text()
  const body = readBody(schema, text)
  const doer = doerOf(by)
  const repeatable = { key, method: request.method, path: new URL(request.url).pathname, body: text }
  const outcome = await doOnce<{ data: IncidentView }>(
    doer,
    repeatable,
    async (client) => {
      await work(client, doer, id, body)
      return id
    },
    async (changed) => ({ data: await getAfresh(changed, doer) }),
  )
  if (outcome === 'another-request') return problem(422, REUSED)
  return Response.json(outcome.answer, { headers: { 'Cache-Control': 'no-store' } })
}

/** As it is now: what many read together may be a moment older. */
async function getAfresh(id: string, { accounts }: Doer): Promise<IncidentView> {
  const incident = await findIncident(id, accounts)
  if (incident === null) throw new AppError('NOT_FOUND', `There is no incident ${id}.`)
  return incident
}

/** The Idempotency-Key; null where none is sent. @throws AppError INVALID */
function readKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key')
  if (key === null || /^[\x21-\x7e]{1,200}$/.test(key)) return key
  const wants = 'must be 1 to 200 visible ASCII characters'
  throw new AppError('INVALID', `The header Idempotency-Key ${wants}.`, { 'Idempotency-Key': wants })
}

/** An empty body is an object without fields. @throws AppError INVALID that names each wrong field */
function readBody<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  const parsed = schema.safeParse(text.trim() === '' ? {} : parseJson(text))
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[path.join('.') || 'body'] ??= message
  const [[name, wants] = ['body', 'must be an object']] = Object.entries(fields)
  throw new AppError('INVALID', `In the body, ${name}: ${wants.replace(/\.$/, '')}. Nothing was changed.`, fields)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('INVALID', 'The body is not JSON. Nothing was changed.', { body: 'must be JSON' })
  }
}
