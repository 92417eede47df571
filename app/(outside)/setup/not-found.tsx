/** A one-time link that lets nobody in; why, strangers do not learn. */
import Link from 'next/link'
import { OutsideCard } from '@/components/sign-in/outside-card'
import { buttonClass } from '@/components/ui/button-class'

export default function LinkNotValid() {
  return (
    <OutsideCard title="This link is not valid any more">
      <p className="text-sm text-pretty text-ink-muted">
        One-time links work once, for a limited time. Ask whoever gave it to you for a new one. Whoever runs Faultline
        gets one by starting it again, or by <code className="font-mono text-xs">npm run admin -- user link</code>.
      </p>
      <Link href="/sign-in" prefetch={false} className={buttonClass('secondary', 'md', 'self-start')}>
        Sign in
      </Link>
    </OutsideCard>
  )
}
