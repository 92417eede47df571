/** What is heard is worked out once, soon, and not again because it was stored; what cannot be named is looked for. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createDueReach, type DueReach } from './due-reach'

const WAITS = { incident: 2, directory: 10, look: 100 }
const NEVER = Number.POSITIVE_INFINITY

let due: DueReach

beforeEach(() => {
  due = createDueReach(WAITS, 0)
})

const incidents = (...ids: string[]) => ({ topic: 'incidents' as const, ids })

describe('incidents that moved', () => {
  it('are due a while after the first word, each once', () => {
    due.hear(incidents('1', '2'), 5)
    due.hear(incidents('2', '3'), 6)
    expect(due.takeIncidents(6)).toEqual([])
    expect(due.nextAt()).toBe(0)
    expect(due.takeIncidents(7)).toEqual(['1', '2', '3'])
    expect(due.takeIncidents(NEVER)).toEqual([])
  })

  it('are due again when they move again', () => {
    due.hear(incidents('1'), 0)
    expect(due.takeIncidents(2)).toEqual(['1'])
    due.hear(incidents('1'), 3)
    expect(due.takeIncidents(5)).toEqual(['1'])
  })

  it('are passed over as often as this process stored them, and no oftener', () => {
    due.expect(['1', '2'])
    due.hear(incidents('1', '2'), 0)
    due.hear(incidents('1'), 0)
    expect(due.takeIncidents(2)).toEqual(['1'])
    due.hear(incidents('2'), 3)
    expect(due.takeIncidents(5)).toEqual(['2'])
  })

  it('are not passed over when what was expected may have been missed', () => {
    due.expect(['1'])
    due.hear('missed', 0)
    due.hear(incidents('1'), 0)
    expect(due.takeIncidents(2)).toEqual(['1'])
  })
})

describe('a look at all', () => {
  it('is due at the start, and then from time to time', () => {
    expect(due.takeLook(0)).toBe(true)
    expect(due.takeLook(99)).toBe(false)
    expect(due.nextAt()).toBe(100)
    expect(due.takeLook(100)).toBe(true)
  })

  it.each([
    ['the directory moved', { topic: 'accounts' as const }],
    ['an account moved', { topic: 'accounts' as const, ids: ['111122223333'] }],
    ['too many incidents moved to be named', { topic: 'incidents' as const }],
    ['something may have been missed', 'missed' as const],
  ])('is due after %s', (_, signal) => {
    due.takeLook(0)
    due.hear(signal, 1)
    due.hear(signal, 5)
    expect(due.takeIncidents(NEVER)).toEqual([])
    expect(due.takeLook(10)).toBe(false)
    expect(due.takeLook(11)).toBe(true)
    expect(due.nextAt()).toBe(111)
  })

  it('is not due after anything else', () => {
    due.takeLook(0)
    for (const topic of ['events', 'sources', 'connections', 'access', 'presence'] as const) due.hear({ topic }, 1)
    expect(due.nextAt()).toBe(100)
  })
})
