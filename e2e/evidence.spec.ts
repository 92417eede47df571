/** A checklist that fills itself: a check fails in four accounts, the action that follows is done by itself and opens again; what was changed that night is explained. */
import { type APIRequestContext, expect } from '@playwright/test'
import type { PostmortemEvidence } from '@/lib/postmortems/contract-evidence'
import { createToken } from './fixtures/access'
import { getJson } from './fixtures/api'
import { ENVIRONMENT, EVIDENCE, MEMBERS, organization } from './fixtures/aws'
import { outageOf, publish, theIncident } from './fixtures/incidents'
import { expectNoFindings } from './fixtures/look-over'
import { itemOf, partOf } from './fixtures/postmortem'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import type { StandIn } from './stand-in/aws/stand-in'
import { buildCall, userOf } from './stand-in/aws/truth-calls'

const FAILING = { ...MEMBERS, red: '200000000003', gold: '200000000004' }
const MINUTE = 60_000
/** A collection is asked for, read account by account, judged, and the actions after it. */
const COLLECTED = { timeout: 60_000 }

test.use({
  story: {
    name: 'evidence',
    aws: (aws) => {
      const env = { ...organization(aws), ...EVIDENCE }
      aws.truth.directory.join({ id: FAILING.red, name: 'Red' })
      aws.truth.directory.join({ id: FAILING.gold, name: 'Gold' })
      for (const account of Object.values(FAILING)) setRootMfa(aws, account, 'none')
      aws.truth.identities.record(FAILING.green, unexplained())
      return env
    },
  },
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
})

function setRootMfa({ truth }: StandIn, account: string, mfa: 'none' | 'hardware'): void {
  truth.identities.change(account, ({ root }) => {
    root.mfa = mfa
  })
}

/** What somebody did by a script while IAM failed, before anybody looked. */
function unexplained() {
  return buildCall(FAILING.green, 'a0000000-0000-4000-8000-000000000001', Date.now() - 70 * MINUTE, {
    name: 'CreateAccessKey',
    actor: userOf(FAILING.green, 'otto'),
    userAgent: 'aws-sdk-java/1.12.1',
    request: { userName: 'nina' },
  })
}

/** How many accounts pass and fail C1 by now. */
async function countsOf(request: APIRequestContext, incident: string) {
  const address = `/api/v1/incidents/${incident}/postmortem/evidence`
  const { data } = await getJson<PostmortemEvidence>(request, address)
  const now = data.find(({ check }) => check === 'C1')?.now
  return now ? { pass: now.pass, fail: now.fail } : null
}

test('an action is done by itself once its accounts are mended, and opens again when one regresses', async ({
  app,
  page,
  request,
}) => {
  test.slow()
  const authorization = `Bearer ${await createToken(app.database, 'responder')}`
  const collect = async (body: Record<string, string>) => {
    const answer = await request.post('/api/v1/evidence/collect', { headers: { authorization }, data: body })
    expect(answer.status()).toBe(202)
  }
  await publish(app, request, [outageOf('iam', 'us-east-1', 55, { summary: 'New credentials are refused' })])
  const { id } = await theIncident(request, 'service=iam')
  await openLive(page, `/incidents/${id}/postmortem`)
  await page.getByRole('button', { name: 'Open the post-mortem' }).click()
  await expect(partOf(page, 'Summary')).toContainText('Written from facts')
  await expect.poll(() => countsOf(request, id), COLLECTED).toEqual({ pass: 1, fail: 4 })

  const section = page.locator('summary').filter({ has: page.getByRole('heading', { name: /^C\b/ }) })
  if (!(await itemOf(page, 'C1').isVisible())) await section.click()
  const item = itemOf(page, 'C1')
  await expect(item).toContainText('fail 4')
  await item.locator('summary').first().click()
  const evidence = item.getByRole('region', { name: 'Evidence for C1' })
  await expect(evidence).toContainText('Nothing had been read by')
  await evidence.locator('summary', { hasText: 'fail in 4 accounts' }).click()
  for (const name of ['Blue', 'Green', 'Red', 'Gold']) await expect(evidence).toContainText(name)
  await expect(evidence).toContainText('iam:')
  await expectNoFindings(page)

  await evidence.getByRole('button', { name: /^Add as action/ }).click()
  const action = page.getByRole('row').filter({ hasText: 'Make C1 pass in 4 accounts' })
  await expect(action).toContainText('Done by itself when C1 passes in 4 accounts')
  await expect(evidence.getByRole('link', { name: /^Make C1 pass/ })).toBeVisible()
  // What the machine finds settles no item.
  await expect(item.getByRole('button', { name: 'C1 is done' })).toHaveAttribute('aria-pressed', 'false')

  // Three of four are mended: it stays open, and says so.
  const [regressing = '', ...others] = Object.values(FAILING)
  for (const account of others) setRootMfa(app.aws, account, 'hardware')
  await collect({ connection: ENVIRONMENT })
  await expect(action).toContainText('C1 passes in 3 of 4 accounts', COLLECTED)
  const state = action.getByRole('combobox', { name: /^State of/ })
  await expect(state).toHaveValue('open')

  setRootMfa(app.aws, regressing, 'hardware')
  await collect({ account: regressing })
  await expect(state).toHaveValue('done', COLLECTED)
  await expect(action).toContainText('Done by Faultline')
  await expect(item).toContainText('pass 5')

  setRootMfa(app.aws, regressing, 'none')
  await collect({ account: regressing })
  await expect(state).toHaveValue('open', COLLECTED)
  await expect(item).toContainText('fail 1')
})

test('what nobody explained of that time is listed, explained in place, and no longer counted', async ({
  page,
  request,
}) => {
  test.slow()
  const { id } = await theIncident(request, 'service=iam')
  await openLive(page, `/incidents/${id}/iam-changes`)
  await page.getByRole('button', { name: 'Look up what is missing' }).click()
  const change = page.getByRole('row').filter({ hasText: 'CreateAccessKey' })
  await expect(change).toContainText('Nobody said why', COLLECTED)
  await expect(change).toContainText('otto')

  await openLive(page, `/incidents/${id}/postmortem`)
  const f3 = itemOf(page, 'F3')
  if (!(await f3.isVisible())) {
    await page
      .locator('summary')
      .filter({ has: page.getByRole('heading', { name: /^F\b/ }) })
      .click()
  }
  await expect(f3).toContainText('fail')
  await f3.locator('summary').first().click()
  await expect(f3).toContainText('CreateAccessKey')
  await f3.getByRole('link', { name: 'IAM changes of this incident' }).click()

  await change.locator('summary', { hasText: 'Say why' }).click()
  await change.getByRole('textbox').fill('Nina’s first day; agreed with her team.')
  await change.getByRole('button', { name: /^Save the reason/ }).click()
  await expect(change).toContainText('agreed with her team')
  await expect(change).not.toContainText('Nobody said why')
  await openLive(page, `/incidents/${id}/postmortem`)
  await expect(f3).not.toContainText('fail')
})
