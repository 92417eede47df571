/** The pages of the settings, in the order of their navigation, and what each asks for. */
import type { Route } from 'next'
import type { Permission } from '@/lib/domain/access'

export interface SettingsPage {
  href: Route
  label: string
  permission: Permission
}

export const SETTINGS_PAGES: readonly SettingsPage[] = [
  { href: '/settings/account', label: 'Account', permission: 'account:manage' },
  { href: '/settings/people', label: 'People', permission: 'people:manage' },
  { href: '/settings/teams', label: 'Teams', permission: 'teams:manage' },
  { href: '/settings/connections', label: 'AWS connections', permission: 'connections:manage' },
  { href: '/settings/dependencies', label: 'Dependencies', permission: 'accounts:manage' },
  { href: '/settings/templates', label: 'Templates', permission: 'templates:manage' },
  { href: '/settings/trackers', label: 'Issue trackers', permission: 'trackers:manage' },
  { href: '/settings/tokens', label: 'API tokens', permission: 'tokens:manage' },
  { href: '/settings/sign-in', label: 'Single sign-on', permission: 'sign-in:manage' },
  { href: '/settings/audit', label: 'Audit', permission: 'audit:read' },
]
