import { renderToReadableStream } from 'react-dom/server'
import { expect, it } from 'vitest'
import { WhenReady } from './when-ready'

const page = async (value: Promise<string>) =>
  (
    await renderToReadableStream(
      <main>
        <h1>Stands</h1>
        <WhenReady value={value} waiting={<i>Waiting</i>}>
          {(ready) => <b>{ready}</b>}
        </WhenReady>
      </main>,
    )
  ).getReader()

it('comes with the page where it is nearly ready', async () => {
  const { value } = await (await page(Promise.resolve('Here'))).read()
  expect(new TextDecoder().decode(value)).toBe('<main><h1>Stands</h1><b>Here</b></main>')
})

it('is sent behind the page that stands already otherwise', async () => {
  let arrive: (value: string) => void = () => undefined
  const reader = await page(new Promise((resolve) => (arrive = resolve)))
  const first = new TextDecoder().decode((await reader.read()).value)
  expect(first).toContain('<h1>Stands</h1>')
  expect(first).toContain('<i>Waiting</i>')
  expect(first).not.toContain('Here')
  arrive('Here')
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read())
    rest += new TextDecoder().decode(part.value)
  expect(rest).toContain('<b>Here</b>')
})

it('fails as the value does', async () => {
  const away = Promise.reject(new Error('The database is away'))
  await expect(WhenReady({ value: away, waiting: null, children: () => null })).rejects.toThrow('The database is away')
})
