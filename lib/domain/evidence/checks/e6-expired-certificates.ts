/** E6: server certificates that expired are removed from IAM. */
import { formatDate } from '@/lib/domain/format-time'
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import type { ServerCertificate } from '../facts'
import { notApplicable, partOf, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

export const EXPIRED_CERTIFICATES: Check = {
  id: 'E6',
  kind: 'auto',
  scope: 'account',
  title: 'No expired server certificates are left in IAM',
  needs: ['server-certificates'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Move load balancers and distributions that use the certificate to one of Certificate Manager, then delete it from IAM.',
  evaluate({ 'server-certificates': fact }, { now }) {
    const certificates = fact?.certificates ?? []
    if (certificates.length === 0) return notApplicable('There are no server certificates in IAM.')
    const bad = certificates.filter(({ expiresAt }) => expiresAt !== null && expiresAt < now)
    const unknown = certificates.filter(({ expiresAt }) => expiresAt === null)
    const all = counted(certificates.length, 'server certificate')
    return weigh({
      bad: bad.map(seen('expired')),
      unknown: unknown.map(({ name }) => ({ subject: name, detail: 'end not known' })),
      fine: certificates.filter((each) => !bad.includes(each) && !unknown.includes(each)).map(seen('valid until')),
      fails: `${partOf(bad.length, certificates.length, 'server certificate')} expired.`,
      unclear: `Of ${counted(unknown.length, 'server certificate')} AWS does not tell when they expire.`,
      passes: certificates.length === 1 ? 'The one server certificate is valid.' : `All ${all} are valid.`,
    })
  },
}

function seen(word: string) {
  return ({ name, expiresAt }: ServerCertificate): Seen => ({
    subject: name,
    detail: expiresAt === null ? word : `${word} ${formatDate(expiresAt, 'UTC')}`,
  })
}
