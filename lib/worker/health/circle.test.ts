/** A listing of AWS Health that goes in a circle: what it showed is stored before that is said. */
import { expect, it, onTestFinished, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { startTestServer } from '@/lib/sources/public-feed/test-server'
import { withAws } from '@/lib/testing/aws'
import { withDatabase } from '@/lib/testing/database'
import { pollHealth } from '../poll-health'
import { connect, getConnection, latestRun } from './testing/connect'

withDatabase()
withAws()

/** Answers each page with one event and the token of the next; other questions with an error. */
async function serve(tokenOf: (page: number) => string): Promise<void> {
  let pages = 0
  const { origin } = await startTestServer((request, response) => {
    const type = { 'content-type': 'application/x-amz-json-1.1' }
    if (request.headers['x-amz-target'] !== 'AWSHealth_20160804.DescribeEventsForOrganization') {
      response.writeHead(400, type).end('{"__type":"ValidationException"}')
      return
    }
    pages += 1
    const arn = `arn:aws:health:us-east-1::event/EC2/AWS_EC2_X/AWS_EC2_X_${pages}`
    const item = { arn, service: 'EC2', eventTypeCode: 'AWS_EC2_X', region: 'us-east-1', eventScopeCode: 'NONE' }
    const times = { startTime: 1_700_000_000, lastUpdatedTime: 1_700_000_000, statusCode: 'open' }
    response.writeHead(200, type).end(JSON.stringify({ events: [{ ...item, ...times }], nextToken: tokenOf(pages) }))
  })
  vi.stubEnv('AWS_ENDPOINT_URL', origin)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const listed = async () =>
  (await pool().query<{ arn: string }>('SELECT arn FROM event_reading ORDER BY arn')).rows.map(({ arn }) => arn.at(-1))

it.each<[string, (page: number) => string, string[]]>([
  ['of one page', () => 'again', ['1', '2']],
  ['of two pages', (page) => `token-${page % 2}`, ['1', '2', '3']],
])('(%s) keeps every page that came, and says so', async (name, tokenOf, pages) => {
  await serve(tokenOf)
  const id = name.replaceAll(' ', '-')
  await pollHealth(await connect('organization', id))
  expect(await latestRun(`health:${id}`)).toMatchObject({
    outcome: 'failed',
    error: expect.stringMatching(/in a circle; what it showed is stored/),
  })
  expect(await listed()).toEqual(pages)
  // The next poll begins the listing anew.
  await pollHealth(await getConnection(id))
  expect((await listed()).length).toBe(pages.length * 2)
})
