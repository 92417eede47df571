/** Checklist templates: what a post-mortem asks, for which incidents, and who signs it. */
import type { Metadata } from 'next'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { NewTemplate } from '@/components/settings/templates/new-template'
import { TemplatesTable } from '@/components/settings/templates/templates-table'
import { requirePage } from '@/lib/access/page'
import { listTemplateRows } from '@/lib/postmortem-templates/read'

export const metadata: Metadata = {
  title: 'Checklist templates',
  description: 'What a post-mortem asks, for which incidents, and who signs it.',
}

export default async function TemplatesPage() {
  await requirePage('templates:manage')
  const templates = await listTemplateRows()
  return (
    <>
      <PageHead title="Checklist templates">
        A post-mortem is opened with a copy of one of these: its checklist, and who must sign. Changing a template never
        changes post-mortems that were opened before.
      </PageHead>
      <TemplatesTable templates={templates} />
      <div className="mt-8">
        <Section title="New template">
          <NewTemplate templates={templates.map(({ id, definition }) => ({ id, name: definition.name }))} />
        </Section>
      </div>
    </>
  )
}
