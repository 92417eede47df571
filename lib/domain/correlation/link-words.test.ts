import { expect, it } from 'vitest'
import type { EventLink, LinkDetail, LinkRule } from './facts'
import { linkWords } from './link-words'

const MINUTE = 60_000
const names: Record<string, string> = { '1': 'Lambda', '2': 'API Gateway' }

function words(rule: LinkRule, detail: LinkDetail): string {
  const link: EventLink = { eventId: '1', otherId: '2', rule, confidence: 'high', detail }
  return linkWords(link, (id) => names[id] ?? id)
}

it.each<[LinkRule, LinkDetail, string]>([
  [
    'burst',
    { apartMs: 6.9 * MINUTE, services: 12, place: 'us-east-1', by: '1', limitMs: 60 * MINUTE },
    'Lambda and API Gateway began 6 min apart in us-east-1, where 12 services failed within 60 min of Lambda (3 are enough)',
  ],
  [
    'impacted-services',
    { apartMs: 0, by: '2', name: 'AWS Lambda', place: 'us-east-1' },
    'API Gateway lists AWS Lambda in us-east-1 among the services that it hit, and both went on at the same time',
  ],
  [
    'same-type',
    { apartMs: 0, place: 'us-east-1', limitMs: 60 * MINUTE },
    'Lambda and API Gateway are of one type in us-east-1 and began at the same time (within 60 min is enough)',
  ],
  [
    'public-and-account',
    { apartMs: 40_000, place: 'us-east-1', limitMs: 60 * MINUTE },
    'AWS told everybody of one and single accounts of the other: Lambda and API Gateway began 40 s apart in us-east-1 (within 10 min is sure, within 60 min is likely)',
  ],
  [
    'again',
    { apartMs: 29 * MINUTE, by: '2', place: 'global', limitMs: 90 * MINUTE },
    'Lambda began 29 min after API Gateway had ended (within 90 min is enough)',
  ],
  [
    'again',
    { apartMs: 0, by: '1', place: 'us-east-1', limitMs: 60 * MINUTE },
    'API Gateway began in us-east-1 while Lambda still went on, and both are of one service',
  ],
  [
    'identity-root',
    { apartMs: 30 * 60 * MINUTE },
    'Lambda and API Gateway went on at the same time, and access to everything in the partition rests on both',
  ],
  [
    'names-other',
    { apartMs: 14 * MINUTE, by: '2', name: 'AWS Lambda', place: 'us-east-1', limitMs: 60 * MINUTE },
    'the title of API Gateway names AWS Lambda, and the two began 14 min apart in us-east-1 (within 60 min is enough)',
  ],
])('says of %s %j: %s', (rule, detail, sentence) => {
  expect(words(rule, detail)).toBe(sentence)
})

it('counts long times in hours', () => {
  expect(words('again', { apartMs: 26 * 60 * MINUTE, by: '1', limitMs: 48 * 60 * MINUTE })).toContain('26 h after')
})
