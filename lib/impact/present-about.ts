/** Says in words what a summary is about. */
import { listed } from '@/lib/domain/impact/letter-words'
import { kindWord } from '@/lib/domain/incident-words'
import { type ImpactFilter, OUTAGE_KINDS } from './filter'

/** How what a filter names is called. */
export interface FilterNames {
  /** By id or as the filter spells it; what is missing is called as it is spelled. */
  services: Readonly<Record<string, string>>
  teams: Readonly<Record<string, string>>
}

/** "IAM and STS in us-east-1, team Payments"; null where it is about everything. */
export function aboutWords(filter: ImpactFilter, { services, teams }: FilterNames): string | null {
  const { service, region, team, account, kind, named } = filter
  const places = [
    service.length > 0 ? listed(service.map((id) => services[id] ?? id)) : '',
    region.length > 0 ? `${service.length > 0 ? 'in ' : ''}${listed(region)}` : '',
  ].filter(Boolean)
  const whole = kind.join() === OUTAGE_KINDS.join()
  const parts = [
    places.join(' '),
    named && service.length > 0 ? 'also where other outages name it' : '',
    team.length > 0 ? `${team.length === 1 ? 'team' : 'teams'} ${listed(team.map((id) => teams[id] ?? id))}` : '',
    account.length > 0 ? `${account.length === 1 ? 'account' : 'accounts'} ${listed(account)}` : '',
    whole ? '' : `incidents of kind ${listed(kind.map(kindWord))}`,
  ].filter(Boolean)
  return parts.length === 0 ? null : parts.join(', ')
}
