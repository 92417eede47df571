/** A one-time link that lets nobody in; why, strangers do not learn. */
import Link from 'next/link'
import { OutsideCard } from '@/components/sign-in/outside-card'
import { buttonClass } from '@/components/ui/button-class'

export default function LinkNotValid() {
  return (
    <OutsideCard title="This link is not valid any more">
      <p className="text-sm text-pretty text-ink-muted">
        One-time links work once, for a limited time. Ask whoever gave it to you for a new one. While no owner can sign
        in yet, Faultline prints one each time it starts; after that, this makes one on its machine:
      </p>
      <code className="font-mono text-xs break-words">npm run admin -- user link --email you@example.org</code>
      <Link href="/sign-in" prefetch={false} className={buttonClass('secondary', 'md', 'self-start')}>
        Sign in
      </Link>
    </OutsideCard>
  )
}
