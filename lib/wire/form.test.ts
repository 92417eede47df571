/** Forms with files. */
import { expect, test } from 'vitest'
import { withFileTexts } from './form'

test('the text of a file stands for what was typed into its field', async () => {
  const form = new FormData()
  form.set('csv', 'typed')
  form.set('csv-file', new File(['account_id\n'], 'accounts.csv'))
  form.set('intent', 'preview')
  expect(Object.fromEntries(await withFileTexts(form))).toMatchObject({ csv: 'account_id\n', intent: 'preview' })
})

test('a field for a file that was left empty changes nothing, nor does a text under its name', async () => {
  const form = new FormData()
  form.set('csv', 'typed')
  form.set('csv-file', new File([], ''))
  form.set('other-file', 'a text')
  const read = await withFileTexts(form)
  expect([read.get('csv'), read.get('other')]).toEqual(['typed', null])
})
