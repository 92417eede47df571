import { describe, expect, it } from 'vitest'
import { mentionBefore, peopleFor } from './mention-before'

const people = [
  { id: '1', name: 'Mira Sand' },
  { id: '2', name: 'Jo' },
  { id: '3', name: 'Sam Miller' },
]

describe('a mention that is being typed', () => {
  it('is what stands between the last @ and the caret', () => {
    expect(mentionBefore('ask @mi')).toBe('mi')
    expect(mentionBefore('@Mira Sa')).toBe('Mira Sa')
    expect(mentionBefore('@')).toBe('')
  })

  it('is none within an address, on another line, or without @', () => {
    expect(mentionBefore('mira@example')).toBeNull()
    expect(mentionBefore('@mira\nthen')).toBeNull()
    expect(mentionBefore('hello')).toBeNull()
  })

  it('offers those of whose name a word begins so', () => {
    expect(peopleFor('mi', people).map(({ id }) => id)).toEqual(['1', '3'])
    expect(peopleFor('mira s', people).map(({ id }) => id)).toEqual(['1'])
    expect(peopleFor('Jo', people)).toEqual([])
  })
})
