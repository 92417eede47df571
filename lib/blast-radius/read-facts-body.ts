/** Answers with facts as JSON: megabytes at ten thousand accounts, so they are turned into text once for all readers. */
import 'server-only'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'

const texts = new WeakMap<BlastFacts, string>()

/** Not packed here: Next.js takes the name of an encoding off every answer of a route, and packs by itself. */
export function respondWithFacts(facts: BlastFacts): Response {
  const text = texts.get(facts) ?? JSON.stringify({ data: facts })
  texts.set(facts, text)
  return new Response(text, { headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } })
}
