/** C5: the organization manages the root credentials of its members centrally. */
import type { Check } from '../check'
import { fail, notApplicable, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'

const MANAGEMENT = 'RootCredentialsManagement'
const SESSIONS = 'RootSessions'

export const CENTRAL_ROOT: Check = {
  id: 'C5',
  kind: 'auto',
  scope: 'organization',
  title: 'Root credentials are managed centrally',
  needs: [],
  uses: ['organization'],
  freshnessMs: DAILY_MS,
  mend: 'Switch on root credentials management under Root access management of IAM in the management account, then remove the credentials of members.',
  evaluate({ organization }, { isOrganization }) {
    if (!isOrganization) return notApplicable('The connection is to one account, without its organization.')
    if (organization === undefined) return notChecked('What concerns the organization has not been read yet.')
    const { features, featuresUnread } = organization
    if (features === null) return notChecked(featuresUnread ?? 'AWS did not tell whether root is managed centrally.')
    if (!features.includes(MANAGEMENT)) return fail('The organization does not manage root credentials centrally.')
    const sessions = features.includes(SESSIONS) ? 'on' : 'off'
    return pass(
      `Root credentials of members are managed centrally. Short root sessions for single tasks are ${sessions}.`,
    )
  },
}
