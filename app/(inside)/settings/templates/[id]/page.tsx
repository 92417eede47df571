/** One checklist template: all that it says, to be changed, and its versions. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { RetireTemplate } from '@/components/settings/templates/retire-template'
import { TemplateEditor } from '@/components/settings/templates/template-editor'
import { TemplateVersions } from '@/components/settings/templates/template-versions'
import { Time } from '@/components/ui/time'
import { requirePage } from '@/lib/access/page'
import { missingFromCatalogue } from '@/lib/domain/postmortem/catalogue/missing-items'
import { isBuiltInId } from '@/lib/domain/postmortem/catalogue/templates'
import { utcDay } from '@/lib/domain/postmortem/due-day'
import { listTemplateVersions } from '@/lib/postmortem-templates/read'

export const metadata: Metadata = { title: 'Checklist template' }

export default async function TemplatePage({ params }: PageProps<'/settings/templates/[id]'>) {
  await requirePage('templates:manage')
  const { id } = await params
  const versions = await listTemplateVersions(id)
  const [template] = versions
  if (template === undefined) notFound()
  const { version, definition, at, by, retiredAt } = template
  return (
    <>
      <PageHead
        title={definition.name}
        back={
          <Link href="/settings/templates" className="text-accent hover:underline">
            Checklist templates
          </Link>
        }
      >
        {at === null ? (
          'As it came with Faultline.'
        ) : (
          <>
            Version {version} is in force: {by}, <Time at={at} />.
          </>
        )}
        {retiredAt === null ? null : ' It is retired: nobody can choose it for new post-mortems.'}
      </PageHead>
      <noscript>
        <p className="mb-4 rounded-md border border-line bg-sunken px-3 py-2 text-sm">
          Changing a template needs JavaScript. Reading it, and restoring one of its versions below, does not.
        </p>
      </noscript>
      <TemplateEditor
        template={{ id, version, definition }}
        catalogue={missingFromCatalogue(definition)}
        today={utcDay(Date.now())}
      />
      <div className="mt-8 flex flex-col gap-4">
        <Section title="Versions" lead="Nothing that was in force is lost.">
          <TemplateVersions versions={versions} />
        </Section>
        {isBuiltInId(id) ? null : (
          <Section title={retiredAt === null ? 'Retire' : 'Offer again'}>
            <RetireTemplate template={template} />
          </Section>
        )}
      </div>
    </>
  )
}
