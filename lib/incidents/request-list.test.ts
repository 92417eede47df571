import { expect, it } from 'vitest'
import { requestedIncidentPage, requestedIncidents } from './request-list'

const PERSON = { kind: 'person', id: '0b0f4d7a-0000-4000-8000-000000000001' }
const URL_OF = (query: string) => `https://faultline.example/api/v1/incidents?${query}`

it('reads filter and page, and puts whoever asks in the place of me', () => {
  const { filter, page } = requestedIncidentPage(URL_OF('owner=me&severity=SEV1&limit=20&cursor=abc'), PERSON)
  expect(filter).toMatchObject({ owner: [PERSON.id], sev: ['SEV1'] })
  expect(page).toEqual({ limit: 20, cursor: 'abc' })
})

it.each(['limit=0', 'limit=201', 'limit=x', 'status=broken', 'severity=bad', 'owner=mira'])('refuses %s', (query) => {
  const [name] = query.split('=')
  expect(() => requestedIncidentPage(URL_OF(query), PERSON)).toThrow(`Parameter ${name} `)
})

it('reads the filter of a file alone', () => {
  expect(requestedIncidents(URL_OF('status=open&limit=9999'), PERSON).status).toEqual(['open'])
})
