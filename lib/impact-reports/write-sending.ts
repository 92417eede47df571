/** Sends one e-mail of a saved summary to each recipient, and keeps what became of it. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { pool, type Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { digest } from '@/lib/domain/digest'
import type { Instant } from '@/lib/domain/health-event'
import { nextTry } from '@/lib/domain/impact/sending-retry'
import { readConfiguration } from '@/lib/env.mjs'
import { createLog } from '@/lib/log'
import { MailFailure } from '@/lib/sources/mail/message'
import { type MailSettings, sendMail } from '@/lib/sources/mail/smtp'
import { type Outcome, outcomeSentence } from './outcome-sentences'
import { type ComposedReport, composeReport } from './read-composed'
import { findStoredSending, type StoredSending } from './read-stored'
import { SEND_REPORT, SENDING_QUEUE } from './write-due'

/** What the job is told beside which sending it is: what became of earlier tries. */
export interface SendingJob {
  sending: string
  /** Who has not got it yet, parted by commas; left out: all. */
  to?: string | undefined
  /** The first try, ms. */
  since?: string | undefined
  /** What went wrong for good, a sentence a line. */
  lost?: string | undefined
}

/**
 * Tries a sending: whoever got it is not sent it again, but after a crash right in between, when the message has the same
 * Message-ID as before. What may pass is put up again for later, for a day.
 */
export async function trySending(job: SendingJob, now = new Date()): Promise<void> {
  const sending = await findStoredSending(job.sending)
  if (sending === null || sending.state !== 'waiting') return
  const missing = job.to === undefined ? sending.recipients : job.to.split(',')
  const outcome = await attempt(sending, missing, now)
  const since = job.since === undefined ? now.getTime() : Number(job.since)
  await keepOutcome(sending, outcome, { since, lost: job.lost?.split('\n') ?? [], now })
}

/** Who was taken off the list since it was put up gets nothing any more. */
async function attempt(sending: StoredSending, missing: readonly string[], now: Date): Promise<Outcome> {
  const isStillNamed = (address: string) => sending.report.recipients.includes(address)
  const outcome = await attemptFor(sending, missing.filter(isStillNamed), now)
  const removed = missing.filter((address) => !isStillNamed(address))
  if (removed.length === 0) return outcome
  return {
    ...outcome,
    final: [...outcome.final, ...removed],
    finalSentences: [...outcome.finalSentences, NO_LONGER_NAMED],
  }
}

async function attemptFor(sending: StoredSending, recipients: readonly string[], now: Date): Promise<Outcome> {
  const { mail, publicUrl } = readConfiguration()
  const all = [...recipients]
  if (all.length === 0) return NOTHING
  if (mail === null) return { ...NOTHING, final: all, finalSentences: [NO_SERVER] }
  let composed: ComposedReport
  try {
    composed = await composeReport(sending.report, now.getTime(), sending.dueAt.getTime())
  } catch (error) {
    createLog('reports').error({ err: error, sending: sending.id }, 'a summary could not be computed')
    return { ...NOTHING, passing: all, passingSentences: [NOT_COMPUTED] }
  }
  await keepPeriod(sending.id, composed)
  const host = publicUrl === null ? mail.from.address.split('@')[1] : new URL(publicUrl).hostname
  return sendToEach(mail, composed, recipients, (to) => messageId(sending, to, host ?? 'localhost'))
}

/** Somebody may have changed what the summary is about since it was put up: the page tells what was sent. */
async function keepPeriod(id: string, { period }: ComposedReport): Promise<void> {
  await pool().query('UPDATE impact_report_sending SET period_from = $2, period_to = $3 WHERE id = $1', [
    id,
    new Date(period.from),
    new Date(period.to),
  ])
}

const NO_LONGER_NAMED = 'Some were taken off the list before it was sent to them.'
const NOTHING: Outcome = { sent: [], passing: [], final: [], passingSentences: [], finalSentences: [] }
const NO_SERVER = 'Faultline knows no mail server: FAULTLINE_SMTP_URL is not set.'
const NOT_COMPUTED = 'The summary could not be computed: Faultline’s log says why.'

async function sendToEach(
  mail: MailSettings,
  { subject, text, html, pdf, at }: ComposedReport,
  recipients: readonly string[],
  idOf: (to: string) => string,
): Promise<Outcome> {
  const outcome = structuredClone(NOTHING)
  for (const [index, to] of recipients.entries()) {
    try {
      await sendMail(mail, { to, subject, text, html, attachment: pdf, id: idOf(to), at })
      outcome.sent.push(to)
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error
      const { isFinal, isAboutRecipient } = error.facts
      // Where the server is to blame, the others would be told the same.
      const concerned = isAboutRecipient ? [to] : recipients.slice(index)
      const how = isFinal ? 'final' : 'passing'
      outcome[how].push(...concerned)
      outcome[`${how}Sentences`].push(error.message)
      if (!isAboutRecipient) break
    }
  }
  return outcome
}

/** The same each time that the same person is sent the same. */
function messageId({ report, dueAt }: StoredSending, to: string, host: string): string {
  return `faultline.${report.id}.${dueAt.getTime()}.${digest(to).slice(0, 16)}@${host}`
}

interface Trying {
  /** Of the first try, ms. */
  since: number
  lost: readonly string[]
  now: Date
}

async function keepOutcome(sending: StoredSending, outcome: Outcome, { since, lost, now }: Trying): Promise<void> {
  const { id, report } = sending
  const tries = sending.attempts + 1
  const again = outcome.passing.length === 0 ? null : nextTry(tries, since, now.getTime())
  const sentAt = outcome.sent.length > 0 ? now : sending.sentAt
  const state = again !== null ? 'waiting' : sentAt === null ? 'failed' : 'sent'
  await inTransaction(async (client) => {
    await client.query(
      'UPDATE impact_report_sending SET attempts = $2, error = $3, state = $4, sent_at = $5 WHERE id = $1',
      [id, tries, outcomeSentence(outcome, lost, report.zone, again), state, sentAt],
    )
    if (again !== null) {
      const stillLost = [...lost, ...outcome.finalSentences]
      await putUpAgain(client, again, {
        ...{ sending: id, to: outcome.passing.join(','), since: String(since) },
        ...(stillLost.length > 0 ? { lost: stillLost.join('\n') } : {}),
      })
    }
    await announce(client, { topic: 'reports' })
  })
}

async function putUpAgain(client: Queryable, at: Instant, job: SendingJob): Promise<void> {
  await client.query(
    `SELECT graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $4, job_key_mode => 'replace', run_at => $5)`,
    [SEND_REPORT, JSON.stringify(job), SENDING_QUEUE, `${SEND_REPORT}:${job.sending}`, new Date(at)],
  )
}
