/** Checklist templates: for which incidents, how much they ask, which version is in force. Each name leads to its page. */
import type { Route } from 'next'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { ruleWords } from '@/lib/domain/postmortem/rule-words'
import type { TemplateRow } from '@/lib/postmortem-templates/contract'

const COLUMNS = ['Template', 'Proposed for', 'Items', 'In force', 'Post-mortems']

export function TemplatesTable({ templates }: { templates: readonly TemplateRow[] }) {
  return (
    <Table caption="Checklist templates" columns={COLUMNS}>
      {templates.map((template) => (
        <TemplateLine key={template.id} template={template} />
      ))}
    </Table>
  )
}

function TemplateLine({
  template: { id, version, definition, retiredAt, by, at, postmortems },
}: {
  template: TemplateRow
}) {
  return (
    <tr>
      <RowHead>
        <span className="flex flex-wrap items-center gap-x-2">
          <Link href={`/settings/templates/${id}` as Route} prefetch={false} className="font-medium hover:underline">
            {definition.name}
          </Link>
          {retiredAt === null ? null : <Chip>Retired</Chip>}
        </span>
        <span className="block text-xs font-normal text-pretty text-ink-muted">{definition.purpose}</span>
      </RowHead>
      <Cell label="Proposed for">
        {retiredAt === null && definition.proposedFor !== null ? (
          <span className="text-pretty">{ruleWords(definition.proposedFor)}</span>
        ) : (
          <span className="text-ink-muted">nothing by itself</span>
        )}
      </Cell>
      <Cell label="Items">
        <span className="tabular">{definition.items.length}</span>
      </Cell>
      <Cell label="In force">
        {at === null ? (
          <span className="text-ink-muted">as it came with Faultline</span>
        ) : (
          <>
            <span className="tabular">version {version}</span>
            <span className="block text-xs text-ink-muted">
              {by}, <Time at={at} format="date" />
            </span>
          </>
        )}
      </Cell>
      <Cell label="Post-mortems">
        <span className="tabular">{postmortems.toLocaleString('en-US')}</span>
      </Cell>
    </tr>
  )
}
