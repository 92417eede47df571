/** Facts as an answer. */
import { expect, it } from 'vitest'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { respondWithFacts } from './read-facts-body'

const facts: BlastFacts = {
  ...{ incidentId: '7', from: 0, to: null, asOf: 1, catalogue: 'one', faults: [], trails: [], events: [], units: [] },
  ...{ teams: [], environments: ['Größe “1”'], accounts: [] },
}

it('are JSON that nobody keeps', async () => {
  for (const response of [respondWithFacts(facts), respondWithFacts(facts)]) {
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ data: facts })
  }
})
