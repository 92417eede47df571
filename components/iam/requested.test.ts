/** What the addresses of /iam ask for, and which addresses the pages themselves make. */
import { describe, expect, it } from 'vitest'
import { NO_VERDICT_FILTER, WHOLE_SCOPE } from '@/lib/evidence/filter'
import { accountEvidenceHref, checkHref, checkOfScopeHref, postureHref, verdictsCsvHref } from './iam-href'
import { fieldMoment, withZone } from './page-moment'
import { requestedCheck, requestedPosture } from './requested'

const of = (text: string) => new URLSearchParams(text)

describe('the posture', () => {
  it('is of all accounts now where nothing is asked', () => {
    expect(requestedPosture(of(''))).toEqual({ scope: WHOLE_SCOPE, grouping: null, problems: {}, tidy: null })
  })

  it('makes an address to pass on of what a form sends', () => {
    const { scope, tidy } = requestedPosture(of('unit=ou-1&team=&at=2026-05-07T14:00&group=team'))
    expect(scope).toMatchObject({ unit: 'ou-1', team: null, at: '2026-05-07T14:00:00.000Z' })
    expect(tidy).toBe('/iam?at=2026-05-07T14%3A00%3A00.000Z&unit=ou-1&group=team')
    expect(requestedPosture(of(tidy?.split('?')[1] ?? '')).tidy).toBeNull()
  })

  it('names what is wrong, and stays where it is for it to be seen', () => {
    const { problems, tidy, scope } = requestedPosture(of('at=yesterday&group=colour&team='))
    expect(Object.keys(problems)).toEqual(['at', 'group'])
    expect(tidy).toBeNull()
    expect(scope).toEqual(WHOLE_SCOPE)
  })
})

describe('a check', () => {
  it('is asked for by the path alone', () => {
    const { filter, cursor } = requestedCheck('C6', of('check=D1&verdict=fail,stale&cursor=abc'))
    expect(filter).toEqual({ ...NO_VERDICT_FILTER, check: ['C6'], verdict: ['fail', 'stale'] })
    expect(cursor).toBe('abc')
    expect(requestedCheck('C6', of('check=nonsense')).problems).toEqual({})
  })

  it('keeps its page where blanks are taken out', () => {
    expect(requestedCheck('C6', of('unit=&cursor=abc')).tidy).toBe('/iam/checks/C6?cursor=abc')
  })
})

it('addresses say no more than what is asked', () => {
  const at = '2026-05-07T14:00:00.000Z'
  expect(postureHref(WHOLE_SCOPE)).toBe('/iam')
  expect(checkHref('C6', { ...NO_VERDICT_FILTER, check: ['C6'], verdict: ['fail'] })).toBe(
    '/iam/checks/C6?verdict=fail',
  )
  expect(checkOfScopeHref('C6', { ...WHOLE_SCOPE, team: 'Shop' })).toBe('/iam/checks/C6?team=Shop')
  expect(accountEvidenceHref('111122223333', null)).toBe('/iam/accounts/111122223333')
  expect(accountEvidenceHref('111122223333', at)).toBe('/iam/accounts/111122223333?at=2026-05-07T14%3A00%3A00.000Z')
  expect(verdictsCsvHref({ ...NO_VERDICT_FILTER, check: ['C6'] })).toBe('/api/evidence/csv?check=C6')
})

it('takes the time of the field for UTC, as its label says', () => {
  expect(withZone(of('at=2026-05-07T14:00&unit=a')).get('at')).toBe('2026-05-07T14:00Z')
  expect(withZone(of('at=2026-05-07')).get('at')).toBe('2026-05-07')
  expect(fieldMoment('2026-05-07T14:00:00.000Z')).toBe('2026-05-07T14:00')
  expect(fieldMoment(null)).toBe('')
})
