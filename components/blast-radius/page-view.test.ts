import { describe, expect, it } from 'vitest'
import { WHOLE_VIEW } from '@/lib/blast-radius/filter'
import { pageViewHref, parsePageView } from './page-view'

describe('the address of a blast radius', () => {
  it('holds the whole view, and the account that is open', () => {
    const view = {
      ...WHOLE_VIEW,
      at: '2026-05-07T14:40:00.000Z',
      by: 'team' as const,
      filter: { ...WHOLE_VIEW.filter, certainty: ['confirmed' as const], teams: ['a, b'], unit: 'ou-1', q: 'shop' },
      open: '111122223333',
    }
    const href = pageViewHref('7', view)
    expect(parsePageView(new URL(href, 'http://localhost').searchParams)).toEqual({ view, problems: {} })
  })

  it('is plain where nothing is asked for, and leaves out what no account can be', () => {
    expect(pageViewHref('7', { ...WHOLE_VIEW, open: null })).toBe('/incidents/7/blast-radius')
    expect(parsePageView(new URLSearchParams({ open: '12' })).view.open).toBeNull()
  })
})
