/** Who writes where, in words. */
import { describe, expect, it } from 'vitest'
import { writersWords } from './presence-places'

const here = (id: string, ...places: string[]) => ({ id, name: id, places })

describe('who writes at a place', () => {
  it('names the others, and nobody who is elsewhere', () => {
    const people = [here('Ada', 'postmortem/causes'), here('Bo', 'postmortem/causes'), here('Cy', 'postmortem')]
    expect(writersWords(people, 'postmortem/causes', 'Ada')).toBe('Bo is writing here')
    expect(writersWords(people, 'postmortem/causes', null)).toBe('Ada and Bo are writing here')
    expect(writersWords(people, 'postmortem/luck', null)).toBeNull()
  })

  it('counts many', () => {
    const people = ['Ada', 'Bo', 'Cy', 'Di'].map((name) => here(name, 'p'))
    expect(writersWords(people, 'p', null)).toBe('Ada, Bo and 2 more are writing here')
  })
})
