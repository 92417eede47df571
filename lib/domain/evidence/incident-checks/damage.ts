/** Items A1 and A2: what failed where, and whom that reached. */
import { counted, momentWords } from '@/lib/domain/postmortem/facts/figures'
import type { EvidenceRow } from '../verdict'
import { found, isOurOwn, notOfAws, row } from './findings'
import type { IncidentCheck } from './material'

export const SERVICES_RECORDED: IncidentCheck = {
  id: 'A1',
  kind: 'auto',
  title: 'Services and Regions are recorded',
  mend: 'Add the events of AWS that belong to the incident, or wait for AWS to name what failed.',
  judge(material) {
    const { services, serviceCount, regions, everywhere, events, eventCount } = material.incident
    if (isOurOwn(material)) return notOfAws('there is no service of AWS to record')
    if (eventCount === 0)
      return found('fail', 'No event of AWS belongs to this incident: no service and no Region is recorded.')
    const rows = events.map(({ serviceName, region, startedAt }) =>
      row(serviceName, `${region === '' ? 'no Region named' : region}, since ${momentWords(startedAt)}`, region === ''),
    )
    const where = everywhere ? 'everywhere in the partition' : `in ${counted(regions.length, 'Region')}`
    const isComplete = serviceCount > 0 && (everywhere || regions.length > 0)
    if (!isComplete) {
      return found('fail', `Of ${counted(eventCount, 'event')} of AWS none names a service and a Region.`, rows)
    }
    const first = services[0]?.name ?? 'a service'
    const more = serviceCount > 1 ? ` and ${counted(serviceCount - 1, 'other service')}` : ''
    return found('pass', `${counted(eventCount, 'event')} of AWS: ${first}${more}, ${where}.`, rows)
  },
}

export const ACCOUNTS_LISTED: IncidentCheck = {
  id: 'A2',
  kind: 'auto',
  title: 'Accounts and resources are listed, each with its certainty',
  mend: 'Connect a source of usage for the accounts of which nothing is known, or report what their owners saw.',
  judge({ blast, incident, limited }) {
    if (blast === null) {
      const named = counted(incident.affectedAccountCount, 'account')
      return found(
        'not-checked',
        `Whom it reaches cannot be told: no directory was read, or nobody said what failed. AWS named ${named}.`,
      )
    }
    const all = `${counted(blast.total, 'account')}${limited ? ' that you may see' : ''}`
    const rows: EvidenceRow[] = [
      row('Unknown', `${counted(blast.unknown, 'account')}: nothing tells what they use`, blast.unknown > 0),
      row(
        'Confirmed',
        `${counted(blast.confirmed, 'account')}, ${counted(blast.entities, 'resource')}: AWS named them`,
      ),
      row('Reported', `${counted(blast.reported, 'account')}: a person said so`),
      row('Inferred', `${counted(blast.inferred, 'account')}: they use what failed, or depend on it`),
    ]
    if (blast.unknown > 0) {
      return found(
        'fail',
        `Of ${blast.unknown.toLocaleString('en-US')} of ${all} it is not known whether it reached them.`,
        rows,
      )
    }
    if (blast.total === 0) return found('not-checked', 'No account is known, so none can be listed.')
    return found(
      'pass',
      `It reached ${blast.touched.toLocaleString('en-US')} of ${all}, each with its certainty.`,
      rows,
    )
  },
}
