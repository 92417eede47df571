/** What the fields of a connection's form hold. */
import type { AwsConnection, EvidenceSettings } from '@/lib/domain/aws-connection'
import type { Texts } from '@/lib/wire/action-result'

/** Fields that are ticked. */
export const BOXES = ['watchesChanges']

/** Fields that say themselves what is wrong with them. */
export const SPEAKING = [
  ...['name', 'credentials', 'profile', 'roleArn', 'externalId', 'regions', 'queueUrls'],
  ...['evidenceRole', 'evidenceExternalId', 'breakGlassUsers', 'codeTags'],
]

/** A stored connection as texts of the form. `externalId`: the one to suggest where it has none. */
export function valuesOf(
  {
    name,
    credentials,
    regions,
    queueUrls,
    evidence,
  }: Pick<AwsConnection, 'name' | 'credentials' | 'regions' | 'queueUrls' | 'evidence'>,
  externalId: string,
): Texts {
  const takesRole = credentials.from === 'assume-role'
  return {
    name,
    credentials: credentials.from,
    profile: credentials.from === 'profile' ? credentials.profile : '',
    roleArn: takesRole ? credentials.roleArn : '',
    externalId: takesRole ? (credentials.externalId ?? '') : externalId,
    regions: regions.join(' '),
    queueUrls: queueUrls.join('\n'),
    ...evidenceTexts(evidence),
  }
}

/** Settings about evidence as texts of the form. */
export function evidenceTexts({
  role,
  externalId,
  watchesChanges,
  breakGlassUsers,
  codeTags,
}: EvidenceSettings): Texts {
  return {
    evidenceRole: role ?? '',
    evidenceExternalId: externalId ?? '',
    watchesChanges: watchesChanges ? 'on' : '',
    breakGlassUsers: breakGlassUsers.join(' '),
    codeTags: codeTags.join(', '),
  }
}
