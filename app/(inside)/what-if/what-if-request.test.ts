/** What the page of a dry run is asked for. */
import { describe, expect, test } from 'vitest'
import { whatIfViewHref } from '@/components/what-if/what-if-view'
import { NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { requestedWhatIf } from './what-if-request'

const ask = (text: string) => requestedWhatIf(new URLSearchParams(text))

describe('the address', () => {
  test.each([
    ['service=iam&region=us-east-1', { service: 'iam', region: 'us-east-1' }],
    ['service=sts-eu-west-1', { service: 'sts', region: 'eu-west-1' }],
    ['service=Amazon+EC2&region=EU-WEST-1', { service: 'ec2', region: 'eu-west-1' }],
    ['service=iam', { service: 'iam', region: null }],
    ['region=eu-west-1', { service: null, region: 'eu-west-1' }],
    ['service=MULTIPLE_SERVICES&region=eu-west-1', { service: null, region: 'eu-west-1' }],
  ])('%s supposes it', (text, supposed) => {
    expect(ask(text)).toMatchObject({ shown: { supposed, view: { by: 'account', filter: NO_FILTER } }, problems: {} })
  })

  test.each([
    ['', []],
    ['service=', []],
    ['service=iam&region=somewhere', ['region']],
    ['service=%00', ['service']],
    ['service=multipleservices', ['region']],
    ['service=multipleservices&region=global', ['region']],
  ])('%j supposes nothing, and says what is wrong', (text, problems) => {
    expect(ask(text).shown).toBeNull()
    expect(Object.keys(ask(text).problems)).toEqual(problems)
  })

  test('shows rows by what there are rows of; of a moment it knows nothing', () => {
    expect(ask('service=iam&by=team&at=2026-01-01T00:00:00Z').shown?.view).toMatchObject({ by: 'team', at: null })
    expect(ask('service=iam&by=entity').shown?.view.by).toBe('account')
    expect(ask('service=iam&by=weather').problems).toMatchObject({ by: expect.any(String) })
  })

  test('is what a link to it says', () => {
    const filter = { ...NO_FILTER, teams: ['a team, with a comma'], unit: 'ou-1', q: 'prod' }
    for (const supposed of [
      { service: 'iam', region: null },
      { service: null, region: 'eu-west-1' },
    ]) {
      const shown = { supposed, view: { at: null, by: 'environment' as const, filter } }
      const asked = ask(whatIfViewHref(shown, 'next').split('?')[1] ?? '')
      expect(asked).toMatchObject({ shown, cursor: 'next', problems: {} })
    }
  })
})
