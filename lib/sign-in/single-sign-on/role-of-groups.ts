/** Which role somebody's groups give them. */
import { ROLES, type Role } from '@/lib/domain/access'
import type { RoleGroups } from './contract'

/** The highest role of which a group matches, letter by letter; null where none does. */
export function roleOfGroups(groups: readonly string[], roles: RoleGroups): Role | null {
  const matches = (role: Role) => roles[role].some((group) => group === '*' || groups.includes(group))
  return [...ROLES].reverse().find(matches) ?? null
}
