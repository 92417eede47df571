/** Every page, with who gets to see it: a new one must be added here. */
import type { Door } from './askers'

const NOBODY = '00000000-0000-4000-8000-000000000000'

interface PageDoor {
  /** What the page asks for, by name; null where it asks for nothing. */
  permission: string | null
  door: Door
  address: string
}

export const PAGES: Record<string, PageDoor> = {
  'app/(inside)/[...missing]/page.tsx': { permission: 'timeline:read', door: 'everybody', address: '/nothing/here' },
  'app/(inside)/accounts/[id]/page.tsx': {
    permission: 'accounts:read',
    door: 'everybody',
    address: '/accounts/111122223333',
  },
  'app/(inside)/accounts/import/page.tsx': {
    permission: 'accounts:manage',
    door: 'administrators',
    address: '/accounts/import',
  },
  'app/(inside)/accounts/page.tsx': { permission: 'accounts:read', door: 'everybody', address: '/accounts' },
  'app/(inside)/accounts/rules/page.tsx': {
    permission: 'accounts:manage',
    door: 'administrators',
    address: '/accounts/rules',
  },
  'app/(inside)/history/page.tsx': { permission: 'impact:read', door: 'everybody', address: '/history' },
  'app/(inside)/impact/communication/page.tsx': {
    permission: 'impact:read',
    door: 'everybody',
    address: '/impact/communication',
  },
  'app/(inside)/impact/sla/page.tsx': { permission: 'impact:read', door: 'everybody', address: '/impact/sla' },
  'app/(inside)/impact/sla/[service]/page.tsx': {
    permission: 'impact:read',
    door: 'everybody',
    address: '/impact/sla/lambda?region=us-east-1&month=2026-03',
  },
  'app/(inside)/impact/page.tsx': { permission: 'impact:read', door: 'everybody', address: '/impact' },
  'app/(inside)/impact/reports/[id]/page.tsx': {
    permission: 'reports:manage',
    door: 'administrators',
    address: `/impact/reports/${NOBODY}`,
  },
  'app/(inside)/impact/reports/new/page.tsx': {
    permission: 'reports:manage',
    door: 'administrators',
    address: '/impact/reports/new',
  },
  'app/(inside)/impact/reports/page.tsx': { permission: 'impact:read', door: 'everybody', address: '/impact/reports' },
  'app/(inside)/impact/rows/page.tsx': {
    permission: 'impact:read',
    door: 'everybody',
    address: '/impact/rows?figure=incidents',
  },
  'app/(inside)/actions/page.tsx': { permission: 'postmortems:read', door: 'everybody', address: '/actions' },
  'app/(inside)/postmortems/page.tsx': { permission: 'postmortems:read', door: 'everybody', address: '/postmortems' },
  'app/(inside)/incidents/[id]/arrange/page.tsx': {
    permission: 'incidents:respond',
    door: 'responders',
    address: '/incidents/1/arrange',
  },
  'app/(inside)/incidents/[id]/blast-radius/page.tsx': {
    permission: 'incidents:read',
    door: 'everybody',
    address: '/incidents/1/blast-radius',
  },
  'app/(inside)/changes/page.tsx': { permission: 'changes:read', door: 'everybody', address: '/changes' },
  'app/(inside)/changes/[id]/page.tsx': { permission: 'changes:read', door: 'everybody', address: '/changes/1' },
  'app/(inside)/changes/calendar-address/page.tsx': {
    permission: 'account:manage',
    door: 'oneself',
    address: '/changes/calendar-address',
  },
  'app/(inside)/incidents/new/page.tsx': {
    permission: 'incidents:respond',
    door: 'responders',
    address: '/incidents/new',
  },
  'app/(inside)/incidents/[id]/postmortem/page.tsx': {
    permission: 'postmortems:read',
    door: 'everybody',
    address: '/incidents/1/postmortem',
  },
  'app/(inside)/incidents/page.tsx': { permission: 'incidents:read', door: 'everybody', address: '/incidents' },
  'app/(inside)/iam/accounts/[account]/page.tsx': {
    permission: 'evidence:read',
    door: 'everybody',
    address: '/iam/accounts/111122223333',
  },
  'app/(inside)/iam/checks/[check]/page.tsx': {
    permission: 'evidence:read',
    door: 'everybody',
    address: '/iam/checks/C1',
  },
  'app/(inside)/iam/page.tsx': { permission: 'evidence:read', door: 'everybody', address: '/iam' },
  'app/(inside)/iam/set-up/page.tsx': { permission: 'evidence:read', door: 'everybody', address: '/iam/set-up' },
  'app/(inside)/iam/waivers/page.tsx': { permission: 'evidence:read', door: 'everybody', address: '/iam/waivers' },
  'app/(inside)/iam/changes/page.tsx': { permission: 'evidence:read', door: 'everybody', address: '/iam/changes' },
  'app/(inside)/incidents/[id]/iam-changes/page.tsx': {
    permission: 'evidence:read',
    door: 'everybody',
    address: '/incidents/1/iam-changes',
  },
  'app/(inside)/incidents/[id]/page.tsx': { permission: 'incidents:read', door: 'everybody', address: '/incidents/1' },
  'app/(inside)/page.tsx': { permission: 'timeline:read', door: 'everybody', address: '/' },
  'app/(inside)/settings/account/page.tsx': {
    permission: 'account:manage',
    door: 'oneself',
    address: '/settings/account',
  },
  'app/(inside)/settings/audit/page.tsx': {
    permission: 'audit:read',
    door: 'administrators',
    address: '/settings/audit',
  },
  'app/(inside)/settings/connections/[id]/page.tsx': {
    permission: 'connections:manage',
    door: 'administrators',
    address: `/settings/connections/${NOBODY}`,
  },
  'app/(inside)/settings/connections/new/page.tsx': {
    permission: 'connections:manage',
    door: 'administrators',
    address: '/settings/connections/new',
  },
  'app/(inside)/settings/connections/page.tsx': {
    permission: 'connections:manage',
    door: 'administrators',
    address: '/settings/connections',
  },
  'app/(inside)/settings/dependencies/[id]/page.tsx': {
    permission: 'accounts:manage',
    door: 'administrators',
    address: `/settings/dependencies/${NOBODY}`,
  },
  'app/(inside)/settings/dependencies/page.tsx': {
    permission: 'accounts:manage',
    door: 'administrators',
    address: '/settings/dependencies',
  },
  'app/(inside)/settings/page.tsx': { permission: 'account:manage', door: 'oneself', address: '/settings' },
  'app/(inside)/settings/people/[id]/page.tsx': {
    permission: 'people:manage',
    door: 'administrators',
    address: `/settings/people/${NOBODY}`,
  },
  'app/(inside)/settings/people/invite/page.tsx': {
    permission: 'people:manage',
    door: 'administrators',
    address: '/settings/people/invite',
  },
  'app/(inside)/settings/people/page.tsx': {
    permission: 'people:manage',
    door: 'administrators',
    address: '/settings/people',
  },
  'app/(inside)/settings/sign-in/page.tsx': {
    permission: 'sign-in:manage',
    door: 'administrators',
    address: '/settings/sign-in',
  },
  'app/(inside)/settings/teams/[id]/page.tsx': {
    permission: 'teams:manage',
    door: 'administrators',
    address: `/settings/teams/${NOBODY}`,
  },
  'app/(inside)/settings/teams/page.tsx': {
    permission: 'teams:manage',
    door: 'administrators',
    address: '/settings/teams',
  },
  'app/(inside)/settings/templates/[id]/page.tsx': {
    permission: 'templates:manage',
    door: 'administrators',
    address: '/settings/templates/service',
  },
  'app/(inside)/settings/templates/page.tsx': {
    permission: 'templates:manage',
    door: 'administrators',
    address: '/settings/templates',
  },
  'app/(inside)/settings/tokens/page.tsx': {
    permission: 'tokens:manage',
    door: 'administrators',
    address: '/settings/tokens',
  },
  'app/(inside)/settings/trackers/[id]/page.tsx': {
    permission: 'trackers:manage',
    door: 'administrators',
    address: `/settings/trackers/${NOBODY}`,
  },
  'app/(inside)/settings/trackers/new/page.tsx': {
    permission: 'trackers:manage',
    door: 'administrators',
    address: '/settings/trackers/new',
  },
  'app/(inside)/settings/trackers/page.tsx': {
    permission: 'trackers:manage',
    door: 'administrators',
    address: '/settings/trackers',
  },
  'app/(inside)/sources/page.tsx': { permission: 'sources:read', door: 'everybody', address: '/sources' },
  'app/(inside)/teams/[id]/page.tsx': {
    permission: 'accounts:read',
    door: 'everybody',
    address: `/teams/${NOBODY}`,
  },
  'app/(inside)/what-if/page.tsx': { permission: 'accounts:read', door: 'everybody', address: '/what-if' },
  'app/(outside)/setup/page.tsx': { permission: null, door: 'open', address: '/setup' },
  'app/(outside)/sign-in/page.tsx': { permission: null, door: 'open', address: '/sign-in' },
  'app/(outside)/sign-in/second-step/page.tsx': { permission: null, door: 'open', address: '/sign-in/second-step' },
}
