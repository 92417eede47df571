/** What we use of oidc-provider, which brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface ProviderContext {
    path: string
    body: unknown
    oidc: { session?: { accountId?: string }; client?: { clientId: string } }
  }

  class Grant {
    constructor(of: { accountId: string; clientId: string })
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    readonly Grant: typeof Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
    ): Promise<void>
  }

  export = Provider
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  /** A store in memory; what is older than its time and this many seconds is gone. */
  export function createMemoryAdapter(clockTolerance: number): new (model: string) => object
}
