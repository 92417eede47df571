/** Whether more than a password lets somebody in. Those who come by the identity provider have its second factor. */
import { SeverityMark } from '@/components/ui/severity-mark'
import type { PersonView } from '@/lib/people/contract'

type Ways = Pick<PersonView, 'secondFactor' | 'hasPassword' | 'hasProvider'>

export function SecondFactorMark({ person }: { person: Ways }) {
  if (person.secondFactor) return <SeverityMark kind="resolved" word="On" withWord size={12} />
  if (person.hasPassword) return <SeverityMark kind="degradation" word="No second factor" withWord size={12} />
  return <span className="text-ink-muted">{person.hasProvider ? 'The provider’s' : 'No password yet'}</span>
}
