/** What becomes of e-mails of saved summaries whatever breaks off, over a real SMTP server. */
import { beforeEach, describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import { withMailServer } from './test-mail'
import { BOB, DUE, jobs, MIRA, saved, theJob, theSending, work } from './test-sending'
import { queueDueReports, requeueLostSendings } from './write-due'
import { trySending } from './write-sending'

withDatabase()
const mailServer = withMailServer()

const recipients = () =>
  mailServer()
    .arrived.flatMap(({ to }) => to)
    .toSorted()

beforeEach(emptyQueue)

describe('what goes wrong', () => {
  test('with one recipient for good keeps it from nobody else, and is told', async () => {
    const id = await saved()
    mailServer().behaviour.recipient = (address) => (address === MIRA ? [550, 'No such user'] : null)
    await queueDueReports(DUE)
    await work()
    expect(recipients()).toEqual([BOB])
    const sending = await theSending(id)
    expect(sending).toMatchObject({ state: 'sent', hasError: true, attempts: 1 })
    expect(sending.error).toMatch(
      /refused the recipient mira@example\.org \(“550 No such user”\)\. Not sent to mira@example\.org\.$/,
    )
    expect(await jobs()).toEqual([])
  })

  test('with one for a while is tried again for that one alone', async () => {
    const id = await saved({ recipients: [MIRA, BOB, 'carl@example.org'] })
    mailServer().behaviour.recipient = (address) =>
      address === MIRA ? [450, 'Greylisted'] : address === BOB ? [550, 'Gone'] : null
    await queueDueReports(DUE)
    const { payload } = await theJob()
    await trySending(payload, DUE)
    expect(recipients()).toEqual(['carl@example.org'])
    const waiting = await theSending(id)
    expect(waiting.state).toBe('waiting')
    expect(waiting.error).toMatch(/Tried again at 1 Jun 2018, 08:01 UTC\+2 for mira@example\.org\.$/)
    const again = await theJob()
    expect(again.payload).toMatchObject({ to: MIRA })
    expect(again.runAt.getTime() - DUE.getTime()).toBe(60_000)
    mailServer().behaviour.recipient = () => null
    await trySending(again.payload, again.runAt)
    expect(recipients()).toEqual(['carl@example.org', MIRA])
    const sent = await theSending(id)
    expect(sent).toMatchObject({ state: 'sent', attempts: 2 })
    expect(sent.error).toMatch(/^The mail server \S+ refused the recipient bob@example\.org \(“550 Gone”\)\.$/)
  })

  test('with the server is tried again, and given up after a day', async () => {
    const id = await saved()
    await mailServer().stop()
    try {
      await queueDueReports(DUE)
      await trySending((await theJob()).payload, DUE)
      const waiting = await theSending(id)
      expect(waiting.state).toBe('waiting')
      expect(waiting.error).toMatch(
        /could not be reached: nothing listens there\. Tried again at 1 Jun 2018, 08:01 UTC\+2/,
      )
      const { payload } = await theJob()
      expect(payload).toMatchObject({ to: `${MIRA},${BOB}`, since: String(DUE.getTime()) })
      await trySending(payload, new Date(DUE.getTime() + 86_400_000))
      const { state, error, attempts } = await theSending(id)
      expect({ state, attempts }).toEqual({ state: 'failed', attempts: 2 })
      expect(error).toMatch(/Not sent to mira@example\.org, bob@example\.org\. It was tried for a day\.$/)
    } finally {
      await mailServer().start()
    }
  })

  test('and passes: what was down comes back', async () => {
    const id = await saved()
    await mailServer().stop()
    await queueDueReports(DUE)
    await trySending((await theJob()).payload, DUE)
    await mailServer().start()
    const { payload, runAt } = await theJob()
    await trySending(payload, runAt)
    expect(recipients()).toEqual([BOB, MIRA])
    expect(await theSending(id)).toMatchObject({ state: 'sent', attempts: 2, error: null })
  })

  test('between sending and storing has the message sent again with the same id', async () => {
    const id = await saved({ recipients: [MIRA] })
    await queueDueReports(DUE)
    mailServer().behaviour.breaks = 'drop-after'
    await trySending((await theJob()).payload, DUE)
    expect((await theSending(id)).error).toMatch(/the connection broke off/)
    mailServer().behaviour.breaks = null
    const { payload, runAt } = await theJob()
    await trySending(payload, runAt)
    const ids = mailServer().arrived.map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^<faultline\.[0-9a-f-]{36}\.1527832800000\.[0-9a-f-]{16}@faultline\.example\.org>$/)
    expect((await theSending(id)).state).toBe('sent')
  })

  test('with the password is not tried again, and tells no password', async () => {
    const id = await saved()
    process.env.FAULTLINE_SMTP_URL = process.env.FAULTLINE_SMTP_URL?.replace(/:[^:]*@127/, ':hunter2@127')
    await queueDueReports(DUE)
    await work()
    const { state, error } = await theSending(id)
    expect(state).toBe('failed')
    expect(error).toMatch(/refused the user name or password/)
    expect(error).not.toContain('hunter2')
    expect(await jobs()).toEqual([])
  })

  test('with a job that is lost is found again', async () => {
    const id = await saved()
    await queueDueReports(DUE)
    expect(await requeueLostSendings()).toBe(0)
    await pool().query('TRUNCATE graphile_worker._private_jobs CASCADE')
    expect(await requeueLostSendings()).toBe(1)
    await work()
    expect((await theSending(id)).state).toBe('sent')
    expect(await requeueLostSendings()).toBe(0)
  })

  test('where no mail server is set by then is told', async () => {
    const id = await saved()
    await queueDueReports(DUE)
    delete process.env.FAULTLINE_SMTP_URL
    await work()
    expect(await theSending(id)).toMatchObject({ state: 'failed' })
    expect((await theSending(id)).error).toMatch(/^Faultline knows no mail server: FAULTLINE_SMTP_URL is not set\./)
  })
})
