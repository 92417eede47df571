/** What happened to a post-mortem, in words. */
import { describe, expect, it } from 'vitest'
import { POSTMORTEM_CHANGES } from '@/lib/domain/postmortem/changes'
import { changeSentence, type ToldChange } from './present-change'

const told = (change: Partial<ToldChange> & Pick<ToldChange, 'what'>) =>
  changeSentence({ properties: [], before: null, after: null, ...change })

describe('changeSentence', () => {
  it.each<[string, Partial<ToldChange> & Pick<ToldChange, 'what'>]>([
    ['Opened with the template “Identity”', { what: 'opened', after: { template: 'Identity' } }],
    ['Summary written from facts anew', { what: 'field-refreshed', after: { name: 'Summary' } }],
    ['A3: done', { what: 'item-changed', properties: ['outcome'], after: { name: 'A3', outcome: 'done' } }],
    [
      'A3: does not apply, reason written, due 2026-06-01',
      {
        what: 'item-changed',
        properties: ['outcome', 'reason', 'dueOn'],
        after: { name: 'A3', outcome: 'not-applicable', reason: 'No keys.', dueOn: '2026-06-01' },
      },
    ],
    ['A3: no owner any more', { what: 'item-changed', properties: ['owner'], after: { name: 'A3', owner: null } }],
    [
      'A3: given to Mira, comment changed',
      {
        what: 'item-changed',
        properties: ['owner', 'comment'],
        after: { name: 'A3', owner: { id: '1', name: 'Mira' } },
      },
    ],
    [
      'Action “Rotate”: priority high, type prevent',
      {
        what: 'action-changed',
        properties: ['priority', 'type'],
        after: { name: 'Rotate', priority: 'high', type: 'prevent' },
      },
    ],
    ['Action “Rotate”: done', { what: 'issue-moved', properties: ['state'], after: { name: 'Rotate', state: 'done' } }],
    [
      'Signature of Noor as Reviewer withdrawn: Mira changed Summary',
      {
        what: 'sign-off-withdrawn',
        before: { person: 'Noor' },
        after: { name: 'Reviewer', why: 'Mira changed Summary.' },
      },
    ],
    ['Published as revision 2', { what: 'published', after: { revision: 2 } }],
  ])('says “%s”', (sentence, change) => {
    expect(told(change)).toBe(sentence)
  })

  it.each(POSTMORTEM_CHANGES)('has words for %s, whatever it holds', (what) => {
    for (const facts of [null, {}, [], 'x', { name: 7, why: {}, owner: 'x', revision: 'y', constructor: 1 }]) {
      const sentence = told({ what, properties: ['owner', 'outcome', 'constructor', 'x'], before: facts, after: facts })
      expect(sentence).toMatch(/^\S.*[^.]$/)
      expect(sentence).not.toMatch(/undefined|object|null/)
    }
  })
})
