/** Remembering texts: how many, how long, and which are forgotten first. */
import { expect, it } from 'vitest'
import { createTextMemory, type TextBounds } from './text-memory'

/** A memory, and what it had made. */
function watched(bounds: TextBounds) {
  const made: string[] = []
  const remember = createTextMemory(bounds)
  const ask = (key: string, text = key) =>
    remember(key, () => {
      made.push(key)
      return text
    })
  return { made, ask }
}

it('makes a text once, and forgets first what was not asked for longest', () => {
  const { made, ask } = watched({ entries: 2, characters: 100 })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(ask(key)).toBe(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('holds no more characters than it may, however few texts these are', () => {
  const { made, ask } = watched({ entries: 100, characters: 20 })
  ask('a', 'x'.repeat(9))
  ask('b', 'x'.repeat(9))
  ask('a')
  expect(made).toEqual(['a', 'b'])
  ask('c', 'x'.repeat(5))
  ask('a')
  ask('b', 'x'.repeat(9))
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('keeps nothing of a text that is too long, and counts on as before', () => {
  const { made, ask } = watched({ entries: 100, characters: 20 })
  expect(ask('long', 'x'.repeat(30))).toHaveLength(30)
  ask('long', 'x'.repeat(30))
  ask('a', 'x'.repeat(9))
  ask('b', 'x'.repeat(9))
  ask('a')
  ask('b')
  expect(made).toEqual(['long', 'long', 'a', 'b'])
})
