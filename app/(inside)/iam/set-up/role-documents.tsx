/** How one connection is let collect evidence: whose policy grows, and the role that is rolled out. */
import { ChevronRight } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DocumentText } from '@/components/settings/connections/document-text'
import { Section } from '@/components/settings/frame/section'
import { type AwsConnection, HOME_REGION } from '@/lib/domain/aws-connection'
import { type EvidenceDocument, evidenceDocuments } from '@/lib/domain/evidence-templates/evidence-documents'

/** Of one connection, for those who may manage connections: it names roles and the external id. */
export function RoleDocuments({ connection }: { connection: AwsConnection }) {
  const { id, name, kind, enabled, accountId, evidence } = connection
  const documents = evidenceDocuments(connection)
  const settings = (
    <Link href={`/settings/connections/${id}` as Route} className="text-accent underline">
      the settings of {name}
    </Link>
  )
  if (documents === null || !enabled) {
    return (
      <Section title={name}>
        <p className="text-sm text-ink-muted">
          {enabled ? (
            <>No evidence is collected through it: no role is named in {settings}.</>
          ) : (
            <>It is switched off; see {settings}.</>
          )}
        </p>
      </Section>
    )
  }
  const text = (document: EvidenceDocument, what: string) => (
    <DocumentText what={what} text={documents[document]} href={`/api/iam/documents/${id}/${document}`} />
  )
  const own = accountId === null ? "the connection's account" : `the connection's account ${accountId}`
  return (
    <Section title={name} lead={leadOf(kind, evidence.role ?? '', own)}>
      <div className="flex flex-col gap-2">
        <Fold title="Policy for the identity that the connection uses">
          <Words>Attach it beside the policy that the connection has. All of it reads.</Words>
          {text('evidence-reader-policy.json', `policy of ${name}`)}
        </Fold>
        {kind === 'account' ? null : (
          <>
            <Fold title="The role in every account: CloudFormation StackSet">
              <Words>
                Run it in the management account. The StackSet makes the role in every account below the units that are
                named, and in those that come later. StackSets leave out the management account: where the connection
                reads through another one, run the template there as a stack.
              </Words>
              <Command>
                aws cloudformation create-stack-set --stack-set-name faultline-evidence --template-body
                file://evidence-role.yaml --permission-model SERVICE_MANAGED --auto-deployment
                Enabled=true,RetainStacksOnAccountRemoval=false --capabilities CAPABILITY_NAMED_IAM
              </Command>
              <Command>
                aws cloudformation create-stack-instances --stack-set-name faultline-evidence --deployment-targets
                OrganizationalUnitIds=ROOT-ID --regions {HOME_REGION[connection.partition]}
              </Command>
              {text('evidence-role.yaml', `CloudFormation template of ${name}`)}
            </Fold>
            <Fold title="The role in every account: Terraform">
              <Words>
                With the ids of units it rolls the role out below them; without, it makes the role in the account of the
                provider.
              </Words>
              <Command>terraform init && terraform apply -var 'units=["ROOT-ID"]'</Command>
              {text('evidence-role.tf', `Terraform module of ${name}`)}
            </Fold>
            <Fold title="The role by hand: its policy and whom it trusts">
              {text('evidence-role-policy.json', `policy of the role of ${name}`)}
              <div className="mt-4">{text('evidence-role-trust.json', `trust of the role of ${name}`)}</div>
            </Fold>
          </>
        )}
        <p className="text-sm text-pretty text-ink-muted">
          Role, external id, break-glass users and the tags of your code stand in {settings}
          {evidence.externalId === null && kind === 'organization'
            ? '. It has no external id: set one, and nobody else can have Faultline take the role for them'
            : ''}
          .
        </p>
      </div>
    </Section>
  )
}

function leadOf(kind: AwsConnection['kind'], role: string, own: string): string {
  if (kind === 'account') return `Faultline reads ${own} with its credentials; no role is needed.`
  return `Faultline reads ${own} with its credentials, and takes the role ${role} in every other account.`
}

function Words({ children }: { children: ReactNode }) {
  return <p className="mb-2 max-w-[80ch] text-sm text-pretty text-ink-muted">{children}</p>
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
    <details className="group/document min-w-0 rounded-md border border-line">
      <summary className="flex list-none items-center gap-2 rounded-md px-3 py-2 text-sm font-medium hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-ink-muted transition-transform duration-100 group-open/document:rotate-90"
        />
        {title}
      </summary>
      <div className="min-w-0 border-t border-line p-3">{children}</div>
    </details>
  )
}
