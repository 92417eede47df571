/** Where one-time links lead: the first owner walks in, invited people choose a password first. Looking uses nothing up. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { AcceptLinkForm } from '@/components/sign-in/accept-link-form'
import { OpenLink } from '@/components/sign-in/open-link'
import { OutsideCard } from '@/components/sign-in/outside-card'
import { findLink } from '@/lib/sign-in/read-link'

export const metadata: Metadata = { title: 'One-time link', robots: { index: false } }

export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  const [{ token }, head] = await Promise.all([searchParams, headers()])
  if (typeof token !== 'string') notFound()
  const link = await findLink(token)
  if (link === null) notFound()
  if (link.kind === 'first-owner') {
    return (
      <OutsideCard title="Welcome to Faultline">
        <p className="text-sm text-pretty text-ink-muted">You become its owner. The timeline opens at once.</p>
        <OpenLink token={token} nonce={head.get('x-nonce') ?? undefined} />
      </OutsideCard>
    )
  }
  return (
    <OutsideCard title={link.kind === 'invitation' ? 'You are invited to Faultline' : 'Set a new password'}>
      <AcceptLinkForm token={token} name={link.name} email={link.email} />
    </OutsideCard>
  )
}
