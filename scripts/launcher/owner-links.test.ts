/** What `npm start` says of the first owner: a link on this machine, a refusal where others could reach it. */
import { expect, it } from 'vitest'
import { readConfiguration } from '@/lib/env.mjs'
import { inRoot } from '../launcher/root.mjs'
import { migrate } from '../migrate.mjs'
import { rowsOf, temporaryDatabaseUrl } from '../testing/temporary-database'
import { Failure } from './failure.mjs'
import { prepareOwnerLinks } from './owner-links.mjs'

const HERE = 'http://127.0.0.1:3000'

async function migrated(): Promise<string> {
  const url = temporaryDatabaseUrl()
  await migrate(url, inRoot('prisma/migrations'))
  return url
}

it('makes a link for this machine, and for the public address where there is one', async () => {
  const url = await migrated()
  const [link, ...others] = (await prepareOwnerLinks(readConfiguration({}), url))(HERE)
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\?token=[\w-]{43}$/)
  expect(others).toEqual([])

  const FAULTLINE_URL = 'https://faultline.example.org'
  const both = (await prepareOwnerLinks(readConfiguration({ FAULTLINE_URL }), url))(HERE)
  expect(both.map((one) => new URL(one).origin)).toEqual([HERE, FAULTLINE_URL])
  expect(await rowsOf(url, 'SELECT FROM access_link WHERE expires_at > now()')).toHaveLength(1)
})

it('refuses to be reached by others before there is an owner, and says how to make one', async () => {
  const url = await migrated()
  const configuration = readConfiguration({ HOST: '0.0.0.0' })
  const refusal = await prepareOwnerLinks(configuration, url).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Failure)
  expect(refusal).toMatchObject({
    message: expect.stringContaining('HOST=0.0.0.0'),
    advice: expect.stringContaining('npm run admin -- user create --email you@example.org --role owner'),
  })
  expect(await rowsOf(url, 'SELECT FROM access_link')).toEqual([])

  await rowsOf(url, "INSERT INTO person (name, email, role) VALUES ('Mira', 'mira@example.org', 'owner')")
  expect((await prepareOwnerLinks(configuration, url))(HERE)).toEqual([])
})
