/** Saved summaries sent over a real SMTP server, from a real queue: once each, when they are due or somebody asks. */
import { beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '@/lib/pdf/test-read-pdf'
import { withDatabase } from '@/lib/testing/database'
import { namedIn } from '@/lib/testing/mail-server'
import { emptyQueue } from '@/lib/testing/queue'
import { listSendings } from './read'
import { withMailServer } from './test-mail'
import { ANNA, BOB, DUE, jobs, MIRA, SAVED, saved, settings, theSending, work } from './test-sending'
import { changeReport, pauseReport, removeReport } from './write'
import { askForSending, queueDueReports } from './write-due'

withDatabase()
const mailServer = withMailServer()

const recipients = () =>
  mailServer()
    .arrived.flatMap(({ to }) => to)
    .toSorted()

beforeEach(emptyQueue)

test('whoever was taken off the list since gets nothing, and what was changed since is told as it was sent', async () => {
  const id = await saved()
  await queueDueReports(DUE)
  await changeReport(ANNA, id, 0, settings({ recipients: [MIRA], unit: 'week' }), DUE)
  await work()
  expect(recipients()).toEqual([MIRA])
  expect(await theSending(id)).toMatchObject({
    ...{ state: 'sent', hasError: true, from: '2018-05-21', to: '2018-05-27' },
    error: 'Some were taken off the list before it was sent to them. Not sent to bob@example.org.',
  })
})

describe('what is due', () => {
  test('is sent to each by itself, with the letter of the last month, and not again', async () => {
    const id = await saved()
    expect(await queueDueReports(new Date(DUE.getTime() - 1))).toBe(0)
    expect(await queueDueReports(DUE)).toBe(1)
    expect(await queueDueReports(new Date(DUE.getTime() + 60_000))).toBe(0)
    await work()
    expect(recipients()).toEqual([BOB, MIRA])
    for (const { to, mail } of mailServer().arrived) expect(namedIn(mail.to)).toEqual(to)
    const [{ mail } = { mail: null }] = mailServer().arrived
    expect(mail?.subject).toBe('Monthly for the board: May 2018')
    expect(mail?.text).toContain(
      'In Faultline: https://faultline.example.org/impact?period=2018-05&zone=Europe%2FBerlin&region=us-east-1',
    )
    expect(mail?.html).toContain('Open it in Faultline')
    expect(mail?.attachments[0]?.filename).toBe('faultline-impact-2018-05.pdf')
    const content = new Uint8Array(mail?.attachments[0]?.content ?? [])
    const pdf = await readPdf(content.buffer as ArrayBuffer)
    expect(pdf.pages).toBe(2)
    expect(pdf.text).toContain('May 2018')
    expect(pdf.text).toContain('Monthly for the board')
    expect(await theSending(id)).toMatchObject({
      ...{ state: 'sent', from: '2018-05-01', to: '2018-05-31', askedBy: null, attempts: 1, error: null },
      dueAt: DUE.toISOString(),
    })
  })

  test('is put up once by workers who look at the same moment', async () => {
    await saved()
    const put = await Promise.all([1, 2, 3, 4].map(() => queueDueReports(DUE)))
    expect(put.toSorted()).toEqual([0, 0, 0, 1])
    await Promise.all([work(), work()])
    expect(recipients()).toEqual([BOB, MIRA])
  })

  test('after a standstill of months is the last month alone', async () => {
    const id = await saved()
    expect(await queueDueReports(new Date('2018-09-15T00:00Z'))).toBe(1)
    expect(await theSending(id)).toMatchObject({
      from: '2018-08-01',
      to: '2018-08-31',
      dueAt: '2018-09-01T06:00:00.000Z',
    })
    expect(await queueDueReports(new Date('2018-10-01T05:59Z'))).toBe(0)
    expect(await queueDueReports(new Date('2018-10-01T06:00Z'))).toBe(1)
  })

  test('is not put up while it is paused, or where it is never sent by itself', async () => {
    const id = await saved()
    await saved({ hour: null })
    await pauseReport(ANNA, id, true, SAVED)
    expect(await queueDueReports(new Date('2018-09-15T00:00Z'))).toBe(0)
    await pauseReport(ANNA, id, false, new Date('2018-09-15T00:00Z'))
    expect(await queueDueReports(new Date('2018-09-15T00:01Z'))).toBe(0)
    expect(await queueDueReports(new Date('2018-10-01T06:00Z'))).toBe(1)
  })

  test('is not sent any more once its summary is removed', async () => {
    const id = await saved()
    await queueDueReports(DUE)
    await removeReport(ANNA, id)
    await work()
    expect(recipients()).toEqual([])
    expect(await jobs()).toEqual([])
  })
})

describe('somebody asks', () => {
  test('and the last whole period is sent at once, by their name', async () => {
    const id = await saved({ hour: null, unit: 'quarter' })
    await askForSending(ANNA, id, DUE)
    await work()
    expect(recipients()).toEqual([BOB, MIRA])
    expect(await theSending(id)).toMatchObject({
      state: 'sent',
      from: '2018-01-01',
      to: '2018-03-31',
      askedBy: 'Anna Asker',
    })
  })

  test('and is told where there is nobody, or no mail server', async () => {
    const alone = await saved({ hour: null, recipients: [] })
    await expect(askForSending(ANNA, alone, DUE)).rejects.toThrow(/^Nobody is named/)
    const id = await saved()
    delete process.env.FAULTLINE_SMTP_URL
    await expect(askForSending(ANNA, id, DUE)).rejects.toThrow(/^Faultline knows no mail server/)
    expect(await listSendings(id)).toEqual([])
  })
})
