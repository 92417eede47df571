/** What is fetched again after a change. */
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { fetchAgain } from './fetch-again'

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })

/** A query that somebody looks at; what it has fetched so far, and how often it was asked. */
function look(queryKey: string[], read: () => Promise<unknown>, meta: Record<string, unknown> = {}) {
  const queryFn = vi.fn(read)
  new QueryObserver(queries, { queryKey, queryFn, meta }).subscribe(() => {})
  return { queryFn, data: () => queries.getQueryData(queryKey) }
}

it('fetches what rests on the topics, by key or by meta, and nothing else', async () => {
  const asked = [look(['events', 'a'], async () => 1), look(['trace'], async () => 1, { topics: ['events'] })]
  const other = look(['sources'], async () => 1, { topics: ['accounts'] })
  await vi.waitFor(() => expect([...asked, other].map(({ data }) => data())).toEqual([1, 1, 1]))
  fetchAgain(queries, new Set(['events']))
  await vi.waitFor(() => expect(asked.map(({ queryFn }) => queryFn.mock.calls.length)).toEqual([2, 2]))
  expect(other.queryFn).toHaveBeenCalledTimes(1)
})

it('fetches again what was being fetched for the first time when the change came, also where that failed', async () => {
  const answers: { resolve: (value: string) => void; reject: (reason: Error) => void }[] = []
  const ask = (key: string) =>
    look(['incidents', key], () => new Promise((resolve, reject) => answers.push({ resolve, reject })))
  const [kept, failed] = [ask('kept'), ask('failed')]
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  fetchAgain(queries, new Set(['incidents']))
  answers[0]?.resolve('before the change')
  answers[1]?.reject(new Error('down'))
  await vi.waitFor(() => expect(answers).toHaveLength(4))
  for (const answer of answers.slice(2)) answer.resolve('after the change')
  await vi.waitFor(() => expect([kept.data(), failed.data()]).toEqual(['after the change', 'after the change']))
})
