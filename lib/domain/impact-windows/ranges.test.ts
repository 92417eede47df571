/** Ranges of impact as people write them, read to the minute. */
import { expect, test } from 'vitest'
import { windowsIn, windowsOf } from './testing/windows-in'

const AFTERNOON = '2024-05-02T23:30Z'

test.each([
  ['Between 1:10 PM and 2:25 PM PDT we saw errors.'],
  ['Between 1:10 PM PDT and 2:25 PM PDT, we saw errors.'],
  ['Between 1:10PM and 2:25PM PDT we saw errors.'],
  ['Between 1:10 p.m. and 2:25 p.m. PDT, we saw errors.'],
  ['We saw errors between 1:10 p.m. and 2:25 p.m. The issue has been resolved.'],
  ['BETWEEN 01:10 PM AND 02:25 PM PDT, WE SAW ERRORS'],
  ['Between 1:10 PM, and 2:25 PM PDT, we saw errors.'],
  ['Between 1:10 PM to 2:25 PM PDT we saw errors.'],
  ['From 1:10 PM to 2:25 PM PDT, we saw errors.'],
  ['From 1:10 PM until 2:25 PM PDT, we saw errors.'],
  ['From 1:10 PM – 2:25 PM PDT, we saw errors.'],
  ['between 1:10PM-2:25PM PDT some requests failed'],
  ['Starting at 1:10 PM PDT to 2:25 PM PDT, some requests failed'],
  ['Between 1:10 and 2:25 PM PDT we saw errors.'],
  ['Between 1:10 PM and 2:25 PDT we saw errors.'],
  ['Between 1:10 PM and 2:25 PM we saw errors.'],
  ['Between 1:10 PM and 2:25 PM PT we saw errors.'],
  ['Between 1:10 PM and 2:25 PM Pacific Time we saw errors.'],
  ['Between 1:10 PM and 2:25 PM (PDT) we saw errors.'],
  ['Between approximately 1:10 PM and around 2:25 PM PDT we saw errors.'],
  ['Between the hours of 1:10 PM and 2:25 PM PDT we saw errors.'],
  ['Between 13:10 and 14:25 PDT we saw errors.'],
  ['Between 20:10 and 21:25 UTC we saw errors.'],
  ['From 2010 UTC to 2125 UTC we saw errors.'],
  ['Between 2024-05-02T20:10:00Z and 2024-05-02T21:25:00Z we saw errors.'],
  ['Between Thu, 2 May 2024 20:10:00 GMT and Thu, 2 May 2024 21:25:00 GMT we saw errors.'],
  ['Between 4:10 PM and 5:25 PM EDT we saw errors.'],
  ['Between 1:10 PM PDT (8:10 PM UTC) and 2:25 PM PDT (9:25 PM UTC), we saw errors.'],
  ['Between 1:10 PM PDT / 20:10 UTC and 2:25 PM PDT / 21:25 UTC, we saw errors.'],
  ['Between 1:10 PM and 2:25 PM PDT (20:10 - 21:25 UTC), we saw errors.'],
  ['We can confirm that between 1:10 PM and 2:25 PM PDT, some customers had trouble with errors.'],
  ['For 75 minutes (1:10 PM to 2:25 PM PDT), some requests failed.'],
  ['Time of impact: 1:10 PM - 2:25 PM PDT'],
  ['<p><b>Between</b> 1:10&nbsp;PM and 2:25&#160;PM&nbsp;PDT, we saw errors.</p>'],
  ['&lt;p&gt;Between 1:10 PM and 2:25 PM PDT we saw errors.&lt;/p&gt;'],
  ['The service is fine again.\\n\\nBetween 1:10 PM and 2:25 PM PDT, we saw errors.'],
  ['"Between 1:10 PM and 2:25 PM PDT we saw errors."'],
  ['Between 1:10 PM and 2:25 PM PDT, we incorrectly disabled some keys.'],
  ['Between 1:10 PM and 2:25 PM PDT, restores of snapshots failed.'],
  ['Between 1:10 PM and 2:25 PM PDT, customers may 3 times out of 10 see errors.'],
  ['Between 1:10 PM and 2:25 PM PDT, customers saw errors on Thursday, May 2.'],
  ['Between 1:10 PM and 2:25 PM PDT, API calls failed. Some customers saw latencies until 3:02 PM PDT.'],
])('%s', (text) => {
  expect(windowsIn(text, AFTERNOON)).toEqual(['2024-05-02T20:10Z/2024-05-02T21:25Z'])
})

test.each([
  ['seconds', 'Between 20:10:15 and 21:25:59 UTC, calls failed.', '2024-05-02T20:10:15Z/2024-05-02T21:25:59Z'],
  ['no minutes', 'Between 1 PM and 2 PM PDT calls failed.', '2024-05-02T20:00Z/2024-05-02T21:00Z'],
  ['bare hours', 'Between 1 and 2 PM PDT calls failed.', '2024-05-02T20:00Z/2024-05-02T21:00Z'],
  ['noon', 'Between noon and 1:05 PM PDT, calls failed.', '2024-05-02T19:00Z/2024-05-02T20:05Z'],
  ['12 PM', 'Between 11:55 AM and 12:25 PM PDT, calls failed.', '2024-05-02T18:55Z/2024-05-02T19:25Z'],
  ['other half of the day', 'Between 11:10 and 1:25 PM PDT calls failed.', '2024-05-02T18:10Z/2024-05-02T20:25Z'],
])('%s', (_, text, expected) => {
  expect(windowsIn(text, AFTERNOON)).toEqual([expected])
})

test('keeps every range of one text', () => {
  const two = ['2024-05-02T20:10Z/2024-05-02T20:50Z', '2024-05-02T21:20Z/2024-05-02T21:45Z']
  const texts = [
    'Between 1:10 PM and 1:50 PM PDT and between 2:20 PM and 2:45 PM PDT, we saw errors.',
    'Between 1:10 PM and 1:50 PM, and also between 2:20 PM and 2:45 PM PDT, we saw errors.',
    'Between 1:10 PM and 1:50 PM PDT and again from 2:20 PM to 2:45 PM PDT, we saw errors.',
    'We saw errors between 1:10 PM and 1:50 PM, and 2:20 PM and 2:45 PM PDT.',
    'We saw errors in EU-WEST-1 between 1:10 PM and 1:50 PM PDT, and in US-WEST-2 between 2:20 PM and 2:45 PM PDT.',
    'In EU-WEST-1, errors rose between 1:10 PM and 1:50 PM PDT. In US-WEST-2, calls failed from 2:20 PM to 2:45 PM PDT.',
    '<ul><li>API: between 1:10 PM and 1:50 PM PDT errors</li><li>Jobs: between 2:20 PM and 2:45 PM PDT delays</li></ul>',
    'Affected:\n- API: between 1:10 PM and 1:50 PM PDT errors\n- Jobs: between 2:20 PM and 2:45 PM PDT delays',
  ]
  for (const text of texts) expect(windowsIn(text, AFTERNOON), text).toEqual(two)
})

test('measures the first of several ranges against the next one', () => {
  const text = 'Calls failed between 1:00 AM and 2:00 AM, 3:00 AM and 3:30 AM, and 5:00 AM and 5:10 AM PDT.'
  expect(windowsOf(['2024-05-02T08:30Z', 'We are looking into it.'], ['2024-05-02T22:00Z', text])).toEqual([
    '2024-05-02T08:00Z/2024-05-02T09:00Z',
    '2024-05-02T10:00Z/2024-05-02T10:30Z',
    '2024-05-02T12:00Z/2024-05-02T12:10Z',
  ])
})

test('reads Japanese and Korean texts, and one window where the English half says the same', () => {
  const expected = ['2024-01-10T11:00Z/2024-01-10T12:05Z']
  const texts = [
    '日本時間 2024年1月10日 20:00 から 21:05 の間、エラー率が上昇しました。| Between 3:00 AM and 4:05 AM PST, calls failed.',
    '日本時間 午後 8:00 から 午後 9:05 の間、エラー率が上昇しました。',
    '東京リージョンにおきまして、日本時間 2024/01/10 20:00~21:05 にかけてエラー率が上昇しておりました。',
    '日本時間 1月10日 20時00分から21時5分まで、エラー率が上昇しました。',
    '한국 시간 1월 10일 오후 8:00부터 오후 9:05까지 오류가 증가했습니다.',
  ]
  for (const text of texts) expect(windowsIn(text, '2024-01-10T12:20Z'), text).toEqual(expected)
})

test.each([
  ['Between 1:10 PM and 2:25 PM PDT, we did not experience any impact.'],
  ['Between 1:10 PM and 2:25 PM PDT, we did not see any impact to EC2 error rates.'],
  ['Between 1:10 PM and 2:25 PM PDT, we did not observe any errors or increased latencies.'],
  ['Between 1:10 PM and 2:25 PM PDT, customers did not have any impact.'],
  ['Between 1:10 PM and 2:25 PM PDT, we didn’t see elevated error rates.'],
  ['Between 1:10 PM and 2:25 PM PDT, customers have not experienced any further errors.'],
  ['Between 1:10 PM and 2:25 PM PDT, we saw no errors.'],
  ['Between 1:10 PM and 2:25 PM PDT there was no impact.'],
  ['Between 1:10 PM and 2:25 PM PDT, there was no customer impact to connectivity.'],
  ['We did not experience any impact between 1:10 PM and 2:25 PM PDT.'],
  ['No customer impact was observed between 1:10 PM and 2:25 PM PDT.'],
  ['No errors were observed between 1:10 PM and 2:25 PM PDT.'],
  ['Between 1:10 PM and 2:25 PM PDT, we were not seeing any errors.'],
  ['Starting at 1:10 PM PDT, we did not experience any impact.'],
])('no impact: %s', (text) => {
  expect(windowsIn(text, AFTERNOON)).toEqual([])
})

test.each([
  ['Between 1:10 PM and 2:25 PM PDT, we did not see any impact to running instances, some launches failed.'],
  ['Between 1:10 PM and 2:25 PM PDT, we did not see any impact to instances and saw increased launch errors.'],
  ['Between 1:10 PM and 2:25 PM PDT, customers did not receive responses.'],
  ['Between 1:10 PM and 2:25 PM PDT, API calls failed with no errors.'],
  ['We did not see any errors other than between 1:10 PM and 2:25 PM PDT.'],
  ['There was no impact outside of 1:10 PM to 2:25 PM PDT.'],
])('impact all the same: %s', (text) => {
  expect(windowsIn(text, AFTERNOON)).toEqual(['2024-05-02T20:10Z/2024-05-02T21:25Z'])
})
