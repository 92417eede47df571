/** Asks AWS Organizations page by page: the units and accounts below a parent, the tags of an account. */
import type {
  ListAccountsCommandOutput,
  ListAccountsForParentCommandOutput,
  ListOrganizationalUnitsForParentCommandOutput,
  ListRootsCommandOutput,
  Organizations,
  Tag,
} from '@aws-sdk/client-organizations'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { ask } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { pagesOf } from '@/lib/sources/aws/pages'

/** One connection's Organizations. Pages come as AWS cuts them: at most 20 items, sometimes none with more to come. */
export interface OrganizationsClient {
  roots(): AsyncGenerator<ListRootsCommandOutput>
  units(parentId: string): AsyncGenerator<ListOrganizationalUnitsForParentCommandOutput>
  accountsBelow(parentId: string): AsyncGenerator<ListAccountsForParentCommandOutput>
  accounts(): AsyncGenerator<ListAccountsCommandOutput>
  /** Null where AWS does not know the account. */
  tags(accountId: string): Promise<Tag[] | null>
}

/** Organizations through a connection; what is sent counts into `calls`. */
export function openOrganizations(connection: AwsConnection, calls: Calls): OrganizationsClient {
  const send = async <T>(request: (client: Organizations) => Promise<T>): Promise<T> => {
    const client = await clientsOf(connection).organizations()
    return (await ask(connection, calls, () => request(client))).output
  }
  const pages = <T extends { NextToken?: string | undefined }>(
    request: (client: Organizations, page: { NextToken?: string }) => Promise<T>,
  ) =>
    pagesOf(`Connection ${connection.name}: a listing of AWS Organizations`, (token) =>
      send((client) => request(client, token === null ? {} : { NextToken: token })),
    )
  return {
    roots: () => pages((client, page) => client.listRoots(page)),
    units: (ParentId) => pages((client, page) => client.listOrganizationalUnitsForParent({ ParentId, ...page })),
    accountsBelow: (ParentId) => pages((client, page) => client.listAccountsForParent({ ParentId, ...page })),
    accounts: () => pages((client, page) => client.listAccounts(page)),
    tags: async (ResourceId) => {
      const tags: Tag[] = []
      try {
        for await (const page of pages((client, rest) => client.listTagsForResource({ ResourceId, ...rest })))
          tags.push(...(page.Tags ?? []))
      } catch (error) {
        if (error instanceof AwsError && error.awsName === 'TargetNotFoundException') return null
        throw error
      }
      return tags
    },
  }
}
