/** The rules by which fetched data is kept and refreshed, the same on the server and in the browser. */
import { QueryClient } from '@tanstack/react-query'
import { SignedOutError } from './fetch-json'

/**
 * A new client: one for each server render, one for the life of a browser tab. What was fetched counts as fresh for 30 s;
 * a failed fetch is tried once more and then left to the next interval, so that a server in trouble is not stormed.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 600_000,
        retry: (failures, error) => failures < 1 && !(error instanceof SignedOutError),
        retryDelay: () => 1500 + Math.random() * 1500,
        // The server may be this very machine, which can be reached without any network.
        networkMode: 'always',
      },
    },
  })
}
