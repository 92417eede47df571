/** The address of a one-time link, as whoever gets it can open it. */
import 'server-only'
import { headers } from 'next/headers'
import { publicOrigin } from '@/lib/wire/own-origin'
import type { OneTimeLink } from './contract'
import type { NewLink } from './write-ways-in'

/** The link at FAULTLINE_URL, else at the address that this request came to. */
export async function addressed({ secret, ...link }: NewLink): Promise<OneTimeLink> {
  return { ...link, url: `${publicOrigin(await headers())}/setup?token=${secret}` }
}
