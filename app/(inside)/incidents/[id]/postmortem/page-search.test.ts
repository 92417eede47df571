/** What the address of a post-mortem's page asks for. */
import { describe, expect, it } from 'vitest'
import { readPageSearch } from './page-search'

const read = (query: string) => readPageSearch(new URLSearchParams(query))

describe('the address of a post-mortem', () => {
  it('names another one, a revision, and the part to begin with', () => {
    expect(read('of=7&revision=2&part=actions')).toEqual({ of: '7', revision: 2, part: 'actions' })
  })

  it.each(['', 'of=&revision=&part=', 'revision=0&part=nothing', 'revision=-1', 'revision=1.5', 'revision=9999999'])(
    'asks for the document as it is now: %j',
    (query) => expect(read(query)).toEqual({ of: null, revision: null, part: 'document' }),
  )
})
