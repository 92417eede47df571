import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { EventbridgeMessage } from './message'
import { readMessageText } from './read-message'

const DATA = path.resolve('../shared/data/eventbridge')
const NOW = Date.UTC(2026, 10, 1)

/** Only what the assertions below need, read without the code under test. */
const Recorded = z.object({
  account: z.string(),
  detail: z.object({
    eventArn: z.string(),
    startTime: z.string(),
    endTime: z.string().optional(),
    eventDescription: z.array(z.object({ latestDescription: z.string() })),
    affectedEntities: z.array(z.object({ entityValue: z.string() })).default([]),
  }),
})

function received(file: string): unknown {
  return JSON.parse(readFileSync(path.join(DATA, file), 'utf8'))
}

function read(message: unknown): EventbridgeMessage {
  const reading = readMessageText(JSON.stringify(message), NOW)
  if (reading.kind === 'unreadable') throw new Error(reading.unreadable.why)
  return reading.message
}

describe.skipIf(!existsSync(DATA))('recorded messages (skipped where ../shared/data is absent)', () => {
  const recorded = () => [
    ...z.array(z.unknown()).parse(received('recorded-2022-13-events.json')),
    received('recorded-2018-acm.json'),
  ]

  it('of before 2023: each with its account, its times and every resource', () => {
    for (const each of recorded()) {
      const { account, detail } = Recorded.parse(each)
      const message = read(each)
      expect(message).toMatchObject({ arn: detail.eventArn, account, page: 1, totalPages: 1, truncated: false })
      expect(message.entities.map(({ value }) => value)).toEqual(
        detail.affectedEntities.map(({ entityValue }) => entityValue),
      )
      expect(message.event.event).toMatchObject({
        startedAt: Date.parse(detail.startTime),
        endedAt: detail.endTime === undefined ? null : Date.parse(detail.endTime),
        status: detail.endTime === undefined ? 'open' : 'closed',
        scope: 'NONE',
      })
    }
  })

  it('keep their words, with line breaks that are some', () => {
    for (const each of recorded()) {
      const [words] = Recorded.parse(each).detail.eventDescription
      const { description, summary } = read(each).event.event
      const letters = (text: string) => text.replace(/\\[nr"]|[\s"]/g, '')
      expect(letters(description?.text ?? '')).toBe(letters(words?.latestDescription ?? ''))
      expect(description?.text).not.toContain('\\n')
      expect(summary.length).toBeGreaterThan(5)
    }
  })

  it.each([
    [
      'awsdocs_sample_1_public_elb_operational_issue.json',
      { account: null, page: 1, totalPages: 1, truncated: false },
      'elb',
      0,
    ],
    [
      'awsdocs_sample_2_account_ec2_store_page1of10.json',
      { account: '123456789012', totalPages: 10, truncated: true },
      'ec2',
      4,
    ],
    [
      'awsdocs_sample_3_abuse_dmca_page1of10.json',
      { detailType: 'AWS Health Abuse Event', truncated: true },
      'abuse',
      4,
    ],
    [
      'awsdocs_sample_4_abuse_dos_page1of10.json',
      { detailType: 'AWS Health Abuse Event', deliveredIn: 'global' },
      'abuse',
      4,
    ],
  ])('%s', (file, expected, service, entities) => {
    const message = read(received(file))
    expect(message).toMatchObject(expected)
    expect(message.event.event.service).toBe(service)
    expect(message.entities).toHaveLength(entities)
    expect(message.entities.every(({ status, lastUpdatedAt }) => status !== null && lastUpdatedAt !== null)).toBe(true)
  })
})
