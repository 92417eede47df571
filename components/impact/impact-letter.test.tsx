/** The letter on the page: every figure leads to its rows, and where there is no record there is no nought. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FIGURES } from '@/lib/domain/impact/figures'
import { SEVS } from '@/lib/domain/incident'
import type { ImpactView } from '@/lib/impact/contract'
import { buildEmptyImpactView, buildImpactView } from '@/lib/testing/build-impact-view'
import { ImpactLetter } from './impact-letter'
import { UnknownValues } from './unknown-values'

const draw = (view: ImpactView) => renderToStaticMarkup(<ImpactLetter view={view} hasTeams />)

/** Queries of the links to rows. */
function rowLinks(markup: string): URLSearchParams[] {
  return [...markup.matchAll(/href="\/impact\/rows\?([^"]*)"/g)].map(
    ([, query = '']) => new URLSearchParams(query.replaceAll('&amp;', '&')),
  )
}

describe('the letter', () => {
  it('leads from each figure to its rows, and from each severity to its incidents', () => {
    const view = buildImpactView()
    const [first] = view.figures
    const more = <T extends { count: number }>(tops: T) => ({ ...tops, count: 20 })
    const links = rowLinks(
      draw({
        ...view,
        figures: [
          ...view.figures,
          ...(first === undefined ? [] : [{ ...first, figure: 'accounts-inferred' as const }]),
        ],
        response: view.response.map((row) => ({ ...row, count: 3 })),
        ...{ services: more(view.services), regions: more(view.regions), teams: more(view.teams) },
      }),
    )
    expect(new Set(links.map((query) => query.get('figure')))).toEqual(new Set(FIGURES))
    expect(links.flatMap((query) => query.get('severity') ?? [])).toEqual([...SEVS])
    for (const query of links) expect([query.get('period'), query.get('zone')]).toEqual(['2018-Q2', 'Europe/Berlin'])
  })

  it('shows no nought of a time of which nothing is on record', () => {
    const empty = buildEmptyImpactView()
    const figures = empty.figures.map((figure) => ({ ...figure, value: null, text: 'not known' }))
    const text = (view: ImpactView) => draw(view).replaceAll(/<[^>]*>/g, '|')
    expect(text(empty)).toMatch(/\|0\|/)
    expect(text({ ...empty, figures, isKnown: false })).not.toMatch(/\| ?0( |\|)|\b0 m\b|no incidents/)
  })
})

describe('a filter', () => {
  const none = { service: [], region: [], team: [], account: [] }

  it('names what nothing is called by, and what to do', () => {
    const markup = renderToStaticMarkup(
      <UnknownValues values={{ ...none, team: ['<b>'], account: ['111122223333'] }} />,
    )
    expect(markup).toContain('No team is called “&lt;b&gt;”, so nothing counts for it: choose one under Team.')
    expect(markup).toContain('No account 111122223333 is known')
  })

  it('of which all is known says nothing', () => {
    expect(renderToStaticMarkup(<UnknownValues values={none} />)).toBe('')
  })
})
