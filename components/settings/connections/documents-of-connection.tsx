/** What has to be done at AWS: the policy, and the templates that do it all. */
import type { ReactNode } from 'react'
import type { ConnectionDocuments, ConnectionView, DocumentName } from '@/lib/connections/contract'
import { HOME_REGION } from '@/lib/domain/aws-connection'
import { BACKUP_REGION } from '@/lib/domain/aws-templates/template-values'
import { DocumentText } from './document-text'

interface ConnectionDocumentsProps {
  connection: ConnectionView
  documents: ConnectionDocuments
}

export function DocumentsOfConnection({ connection, documents }: ConnectionDocumentsProps) {
  const { id, partition, kind, credentials } = connection
  const regions = [HOME_REGION[partition], BACKUP_REGION[partition]] as const
  const href = (name: DocumentName) => `/api/connections/${id}/${name}`
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-[80ch] text-sm text-pretty">{whereToRun(connection)}</p>
      {kind === 'organization' ? <OnceForOrganization /> : null}
      <Fold title="CloudFormation template">
        <p className="mb-2 text-sm text-ink-muted">Run it in two Regions: the home Region and its backup.</p>
        {regions.map((region) => (
          <Command key={region}>{deployCommand(region)}</Command>
        ))}
        <DocumentText what="CloudFormation template" text={documents['faultline.yaml']} href={href('faultline.yaml')} />
      </Fold>
      <Fold title="Terraform module">
        <Command>terraform init && terraform apply</Command>
        <DocumentText what="Terraform module" text={documents['faultline.tf']} href={href('faultline.tf')} />
      </Fold>
      <Fold title="Policy alone">
        <p className="mb-2 text-sm text-ink-muted">
          All of it reads; only messages that were stored are deleted from the connection's queues.
        </p>
        <DocumentText what="policy" text={documents['policy.json']} href={href('policy.json')} />
      </Fold>
      {documents.takingRole === null ? null : (
        <Fold title="What Faultline's own identity needs to take the role">
          <DocumentText what="policy for Faultline's identity" text={documents.takingRole} href={null} />
        </Fold>
      )}
      {credentials.from === 'assume-role' || connection.queueUrls.length > 0 ? null : (
        <p className="text-sm text-pretty text-ink-muted">
          The templates print the addresses of two queues: put them into the settings below, and EventBridge is read
          too.
        </p>
      )}
    </div>
  )
}

function whereToRun({ kind, credentials }: ConnectionView): string {
  const where =
    kind === 'organization'
      ? "in the organization's management account, or in the delegated administrator of AWS Health"
      : 'in the account'
  if (credentials.from === 'assume-role')
    return `Run one of the templates ${where}: it makes the role, its policy, and queues with the messages of EventBridge. Each value can be changed as you run it.`
  return `Run one of the templates ${where}, then attach the policy that it makes to the identity Faultline uses. It also makes queues with the messages of EventBridge.`
}

function deployCommand(region: string): string {
  return `aws cloudformation deploy --template-file faultline.yaml --stack-name faultline --capabilities CAPABILITY_NAMED_IAM --region ${region}`
}

/** What only a management account can do. */
function OnceForOrganization() {
  return (
    <Fold title="Once, in the management account">
      <p className="mb-2 max-w-[80ch] text-sm text-pretty text-ink-muted">
        Switch on the organizational view of AWS Health. To read through another account, also make that one the
        delegated administrator; the management account then needs nothing of Faultline.
      </p>
      <Command>aws health enable-health-service-access-for-organization</Command>
      <Command>
        aws organizations register-delegated-administrator --service-principal health.amazonaws.com --account-id ACCOUNT
      </Command>
    </Fold>
  )
}

function Command({ children }: { children: ReactNode }) {
  return (
    <code className="mb-2 block w-fit max-w-full rounded-md border border-line bg-sunken px-2.5 py-1.5 font-mono text-xs break-words select-all">
      {children}
    </code>
  )
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="min-w-0 rounded-md border border-line">
      <summary className="px-3 py-2 text-sm font-medium hover:bg-sunken">{title}</summary>
      <div className="min-w-0 border-t border-line p-3">{children}</div>
    </details>
  )
}
