import { expect, test } from 'vitest'
import { StandInClock } from '@/e2e/stand-in/aws/clock'
import { tellIdentity } from '@/e2e/stand-in/aws/demo-identity'
import { inventOrganization } from '@/e2e/stand-in/aws/invent-organization'
import { Truth } from '@/e2e/stand-in/aws/truth'

const BEGAN = Date.UTC(2026, 4, 7, 14)
const MINUTE = 60_000

function demo(asOf = BEGAN): Truth {
  const invention = { seed: 'demo', accounts: 300, events: 20, entitiesPerEvent: 1, years: 1 }
  const { truth } = inventOrganization({ ...invention, now: BEGAN, asOf })
  tellIdentity(truth, BEGAN, asOf)
  return truth
}

function membersOf({ directory }: Truth): string[] {
  return [...directory.accounts.keys()].filter((id) => id !== directory.managementAccount)
}

test('keeps most accounts well, and lets some slip', () => {
  const { identities, ...truth } = demo()
  const all = membersOf(truth as Truth).map((id) => identities.get(id))
  const share = (test: (identity: (typeof all)[number]) => boolean) => all.filter(test).length / all.length
  const drifted = share(({ stacks }) => stacks.some(({ drift }) => drift === 'DRIFTED'))
  const withoutMfa = share(({ users }) => users.some(({ password, mfa }) => password !== null && mfa === 'none'))
  expect(drifted).toBeGreaterThan(0.01)
  expect(drifted).toBeLessThan(0.15)
  expect(withoutMfa).toBeGreaterThan(0)
  expect(withoutMfa).toBeLessThan(0.15)
  expect(share(({ trails }) => trails.length === 0)).toBe(1)
})

test('tells the same after an account was forgotten and asked for again', () => {
  const truth = demo()
  const [first = ''] = membersOf(truth)
  const before = JSON.stringify(truth.identities.get(first))
  expect(JSON.stringify(demo().identities.get(first))).toBe(before)
  for (let index = 0; index < 900; index += 1) truth.identities.get(`unknown-${index}`)
  expect(JSON.stringify(truth.identities.get(first))).toBe(before)
})

test('tells the same calls at a later start', () => {
  const [first = ''] = membersOf(demo())
  const callsOf = (truth: Truth) => truth.identities.get(first).calls
  expect(callsOf(demo(BEGAN + 40 * 86_400_000))).toEqual(callsOf(demo()))
})

test('lets calls fail while identity is broken, and hardly else', () => {
  const truth = demo()
  const calls = membersOf(truth).flatMap((id) => truth.identities.get(id).calls)
  const isDuring = (at: number) => at > BEGAN - 133 * MINUTE && at <= BEGAN - 18 * MINUTE
  const failed = calls.filter(({ error }) => error !== null)
  expect(failed.length).toBeGreaterThan(1000)
  expect(failed.filter(({ at }) => !isDuring(at))).toEqual([])
  const during = calls.filter(({ at }) => isDuring(at))
  expect(failed.length / during.length).toBeGreaterThan(0.25)
  expect(new Set(failed.map(({ source }) => source))).toEqual(
    new Set(['iam.amazonaws.com', 'sts.amazonaws.com', 'signin.amazonaws.com']),
  )
  expect(calls.filter(({ at }) => at > BEGAN)).toEqual([])
  expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length)
})

test('holds what the story needs: three accounts without the role, an alarm gone, changes by hand', () => {
  const truth = demo()
  const { directory, identities, withoutRoles } = truth
  expect([...withoutRoles].filter((id) => directory.accounts.get(id)?.state === 'ACTIVE')).toHaveLength(3)
  const { filters, alarms } = identities.get(directory.managementAccount)
  expect(filters.filter(({ metric }) => !alarms.some((alarm) => alarm.metric === metric))).toHaveLength(1)
  const attached = membersOf(truth).flatMap((id) =>
    identities.get(id).calls.filter(({ name, error }) => name === 'AttachUserPolicy' && error === null),
  )
  expect(attached.map(({ request }) => request?.policyArn)).toEqual(['arn:aws:iam::aws:policy/AdministratorAccess'])
  expect(directory.delegates.size).toBe(1)
})

test('starts from the moment of a clock that stands', () => {
  const clock = new StandInClock()
  clock.stop(BEGAN)
  const { root } = new Truth(clock).identities.get('200000000001')
  expect(root.createdAt).toBe(BEGAN - 900 * 86_400_000)
})
