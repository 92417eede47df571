/** What is said of a single point: what rests on it, what that means, where that can be looked up. */
import { findDependency } from './dependencies'
import type { SinglePoint } from './exposure-single-points'

/** Whom the page is about. */
export type ExposureSubject = 'account' | 'team'

export interface SinglePointWords {
  /** A few words: "One Region". */
  title: string
  /** What is known, and of how many accounts. */
  sentence: string
  /** What it means when that place fails. */
  means: string
  /** AWS's page that says so; null where it follows from what the accounts use. */
  source: string | null
}

/** The words of a single point on the page of an account or of a team. */
export function singlePointWords(point: SinglePoint, subject: ExposureSubject): SinglePointWords {
  const { region, partition } = point
  switch (point.kind) {
    case 'region':
      return {
        title: 'All in one Region',
        sentence:
          subject === 'account'
            ? `Whatever it is known to use outside of global services is in ${region}.`
            : `Whatever its accounts are known to use outside of global services is in ${region}: ${counted(point)}.`,
        means: `If ${region} fails, all of it fails at once.`,
        source: null,
      }
    case 'production':
      return {
        title: 'Production in one Region',
        sentence: `All production of ${point.owner?.name ?? 'its team'} that is known runs in ${region}: ${counted(point)}.`,
        means: `If ${region} fails, the team has no production left to turn to.`,
        source: null,
      }
    case 'iam-control-plane':
      return {
        title: 'IAM is changed in one Region',
        sentence: `The control plane of IAM for partition ${partition} is in ${region}.`,
        ...ofCatalogue('iam', point),
      }
    case 'identity-center':
      return {
        title: 'Identity Center in one Region',
        sentence: `${point.connectionName ?? 'The organization'} is known to use IAM Identity Center in ${region} alone.`,
        ...ofCatalogue('identitycenter', point),
      }
  }
}

/** What the catalogue of dependencies says of the service failing there. */
function ofCatalogue(service: string, { region, partition }: SinglePoint): Pick<SinglePointWords, 'means' | 'source'> {
  const entry = findDependency(service, region, partition)
  if (entry === null) return { means: `If it fails in ${region}, all of it fails at once.`, source: null }
  return { means: `${entry.fails} ${entry.works}`, source: entry.source }
}

function counted({ accounts, unknown }: SinglePoint): string {
  const known = accounts === 1 ? '1 account' : `${accounts.toLocaleString('en-US')} accounts`
  return unknown === 0 ? known : `${known}; of ${unknown.toLocaleString('en-US')} more it is not known what they use`
}
