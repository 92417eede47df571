/** Policy documents in each form in which IAM hands them out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicyText } from './policy-text'

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a+b/%20*' }],
}

test('a document is read, encoded or plain', () => {
  expect(parsePolicyText(encodeURIComponent(JSON.stringify(POLICY)))).toEqual(POLICY)
  expect(parsePolicyText(JSON.stringify(POLICY))).toEqual(POLICY)
  expect(parsePolicyText(`\n ${JSON.stringify(POLICY, null, 2)}`)).toEqual(POLICY)
})

test('what is no document is null', () => {
  for (const text of ['', null, undefined, '%7B', '%', 'null', '[1]', '"x"', '{"a":'])
    expect(parsePolicyText(text)).toBeNull()
})

test('every document survives the encoding', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), (document) => {
      expect(parsePolicyText(encodeURIComponent(JSON.stringify(document)))).toEqual(
        JSON.parse(JSON.stringify(document)),
      )
    }),
  )
})
