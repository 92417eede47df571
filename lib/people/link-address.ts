/** The address of a one-time link, as whoever gets it can open it. */
import 'server-only'
import { headers } from 'next/headers'
import { readConfiguration } from '@/lib/env.mjs'
import type { OneTimeLink } from './contract'
import type { NewLink } from './write-ways-in'

/** The link at FAULTLINE_URL, else at the address that this request came to, which lib/front vouches for. */
export async function addressed({ secret, ...link }: NewLink): Promise<OneTimeLink> {
  const head = await headers()
  const origin = readConfiguration().publicUrl ?? `${head.get('x-forwarded-proto')}://${head.get('x-forwarded-host')}`
  return { ...link, url: `${origin}/setup?token=${secret}` }
}
