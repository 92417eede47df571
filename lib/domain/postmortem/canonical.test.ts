/** Canonical JSON and its digest. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, documentDigest } from './canonical'

it('writes the keys of objects in order, at every depth, and lists as they are', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null, e: undefined })).toBe('{"a":null,"b":[{"c":2,"d":1},"x"]}')
})

it('has the SHA-256 that other programs compute', () => {
  // printf '{"a":1}' | sha256sum
  expect(documentDigest({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862')
})

it('does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(documentDigest(turned)).toBe(documentDigest(value))
      expect(documentDigest(JSON.parse(JSON.stringify(value)))).toBe(documentDigest(value))
    }),
  )
})
