/** A step on the way to publishing that somebody is about to take. */
import type { SignOffView } from '@/lib/postmortems/contract'

/** review, draft, published: where it shall go. sign, withdraw: the signature of a role. */
export type Step = { kind: 'review' | 'draft' | 'published' } | { kind: 'sign' | 'withdraw'; role: SignOffView }
