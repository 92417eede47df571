/** All resources of the organization, as Config and Resource Explorer see them. */
import type { Truth } from './truth'
import type { Usage } from './truth-directory'

/** Resources of one type in one account and Region. */
export interface Stock extends Usage {
  account: string
}

/** Accounts in turn, each with what it uses; those that are closed use nothing. */
export function* listStock({ directory }: Truth): Generator<Stock> {
  for (const { id, state } of directory.accounts.values()) {
    if (state !== 'ACTIVE') continue
    for (const usage of directory.usageOf(id)) yield { ...usage, account: id }
  }
}

/** Names of its resources. */
export function namesOf({ count, nameOf }: Usage): string[] {
  return Array.from({ length: count }, (_, index) => nameOf(index))
}

/** The ARN of a resource, in the form that most services have. */
export function arnOfResource({ account, region, explorerType }: Stock, resource: string): string {
  const [service, type] = explorerType.split(':')
  if (explorerType === 's3:bucket') return `arn:aws:s3:::${resource}`
  return `arn:aws:${service}:${region === 'global' ? '' : region}:${account}:${type}/${resource}`
}
