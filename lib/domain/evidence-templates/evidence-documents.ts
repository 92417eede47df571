/** What can be downloaded to let a connection collect evidence, by the name of its file. */
import type { AwsConnection } from '../aws-connection'
import { evidenceTemplateText } from './evidence-cloudformation'
import { readerPolicy, rolePolicy, trustPolicy } from './evidence-policy'
import { evidenceTerraformText } from './evidence-terraform'
import { evidenceValuesOf } from './evidence-values'

export const EVIDENCE_DOCUMENTS = [
  'evidence-reader-policy.json',
  'evidence-role.yaml',
  'evidence-role.tf',
  'evidence-role-policy.json',
  'evidence-role-trust.json',
] as const
export type EvidenceDocument = (typeof EVIDENCE_DOCUMENTS)[number]

/** The texts, filled with the connection's values; null where it collects no evidence. */
export function evidenceDocuments(connection: AwsConnection): Readonly<Record<EvidenceDocument, string>> | null {
  const values = evidenceValuesOf(connection)
  if (values === null) return null
  return {
    'evidence-reader-policy.json': json(readerPolicy(values)),
    'evidence-role.yaml': evidenceTemplateText(values),
    'evidence-role.tf': evidenceTerraformText(values),
    'evidence-role-policy.json': json(rolePolicy()),
    'evidence-role-trust.json': json(trustPolicy(values)),
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
