/** Checklist templates: versions, names, retiring, and two admins at once. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { BUILT_IN_TEMPLATES } from '@/lib/domain/postmortem/catalogue/templates'
import { buildTemplate, buildTemplateItem } from '@/lib/domain/postmortem/testing/build-template'
import { buildIncident } from '@/lib/testing/build-incident'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findTemplate, getTemplate, listTemplateRows, listTemplates, listTemplateVersions } from './read'
import { createTemplate, restoreTemplate, retireTemplate, returnTemplate, saveTemplate } from './write'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const other = actorOf('00000000-0000-4000-8000-000000000002', 'Otto')
const NOBODY = '00000000-0000-4000-8000-000000000000'
const { service } = BUILT_IN_TEMPLATES

describe('before anybody changed one', () => {
  it('there are the three that came with Faultline, as version 0', async () => {
    expect((await listTemplates()).map(({ id, version, by, at }) => [id, version, by, at])).toEqual([
      ['identity', 0, null, null],
      ['service', 0, null, null],
      ['access', 0, null, null],
    ])
    expect(await findTemplate(NOBODY)).toBeNull()
    expect(await findTemplate('service', 1)).toBeNull()
    await expect(getTemplate('toString')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('saveTemplate', () => {
  it('makes the next version, keeps the one before, and says what changed', async () => {
    const version = await saveTemplate(actor, { id: 'service', base: 0 }, { ...service, purpose: ' Ours. ' })
    expect(version).toBe(1)
    expect(await getTemplate('service')).toMatchObject({ version: 1, by: 'Olga', definition: { purpose: 'Ours.' } })
    expect((await getTemplate('service', 0)).definition).toEqual(service)
    expect((await listTemplateVersions('service')).map((each) => each.version)).toEqual([1, 0])
    expect(await auditTrail()).toMatchObject([
      {
        action: 'template.changed',
        subject: 'Service outage',
        after: { version: 1, changes: ['Purpose: worded anew.'] },
      },
    ])
  })

  it('makes no version of what differs in nothing', async () => {
    expect(await saveTemplate(actor, { id: 'service', base: 0 }, service)).toBe(0)
    expect(await auditTrail()).toEqual([])
  })

  it('of two admins at once lets one through, and tells the other which version stands', async () => {
    const outcomes = await Promise.allSettled([
      saveTemplate(actor, { id: 'service', base: 0 }, { ...service, purpose: 'One' }),
      saveTemplate(other, { id: 'service', base: 0 }, { ...service, purpose: 'Two' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toMatchObject([
      { reason: { code: 'CONFLICT', fields: { current: '1' }, message: expect.stringMatching(/(Olga|Otto) saved/) } },
    ])
    expect(await listTemplateVersions('service')).toHaveLength(2)
  })

  it('names everything that is wrong, and saves nothing', async () => {
    const items = [buildTemplateItem({ text: ' ' }), buildTemplateItem()]
    const saving = async () => saveTemplate(actor, { id: 'service', base: 0 }, buildTemplate({ name: '', items }))
    await expect(saving()).rejects.toMatchObject({
      code: 'INVALID',
      fields: { name: expect.any(String), 'items.0.text': expect.any(String), 'items.1.code': expect.any(String) },
    })
    expect(await listTemplateVersions('service')).toHaveLength(1)
  })

  it('keeps 300 items, and HTML as typed', async () => {
    const items = Array.from({ length: 300 }, (_, index) =>
      buildTemplateItem({ code: `X${index}`, text: `<script>alert(${index})</script>` }),
    )
    await saveTemplate(actor, { id: 'service', base: 0 }, buildTemplate({ items }))
    const { definition } = await getTemplate('service')
    expect(definition.items).toEqual(items)
  })

  it('refuses the name of another, whatever its case', async () => {
    const saving = saveTemplate(actor, { id: 'service', base: 0 }, { ...service, name: 'identity INCIDENT' })
    await expect(saving).rejects.toMatchObject({ code: 'CONFLICT', fields: { name: expect.any(String) } })
  })
})

describe('restoreTemplate', () => {
  it('makes an old version, or the one that came with Faultline, the next', async () => {
    await saveTemplate(actor, { id: 'service', base: 0 }, { ...service, purpose: 'One' })
    await saveTemplate(actor, { id: 'service', base: 1 }, { ...service, purpose: 'Two' })
    expect(await restoreTemplate(actor, { id: 'service', base: 2 }, 1)).toBe(3)
    expect((await getTemplate('service')).definition.purpose).toBe('One')
    expect(await restoreTemplate(actor, { id: 'service', base: 3 }, 0)).toBe(4)
    expect((await getTemplate('service')).definition).toEqual(service)
    expect((await auditTrail()).at(-1)).toMatchObject({
      action: 'template.restored',
      after: { version: 4, restored: 0 },
    })
  })

  it('refuses a stale base, and a version that is not there', async () => {
    await saveTemplate(actor, { id: 'service', base: 0 }, { ...service, purpose: 'One' })
    await expect(restoreTemplate(actor, { id: 'service', base: 0 }, 0)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(restoreTemplate(actor, { id: 'service', base: 1 }, 7)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a template of one’s own', () => {
  let id = ''
  beforeEach(async () => {
    id = await createTemplate(actor, 'Doors', 'service')
  })

  it('is a copy that is proposed for nothing yet', async () => {
    expect(await getTemplate(id)).toMatchObject({ version: 1, definition: { name: 'Doors', proposedFor: null } })
    expect((await getTemplate(id)).definition.items).toEqual(service.items)
    expect((await listTemplates()).map((each) => each.id)).toEqual(['identity', 'service', 'access', id])
  })

  it('needs a name of its own and something to copy', async () => {
    await expect(createTemplate(actor, 'doors', 'service')).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(createTemplate(actor, 'Gates', NOBODY)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is offered no more once it is retired, and again when it returns', async () => {
    await retireTemplate(actor, { id, base: 1 })
    expect((await listTemplates()).map((each) => each.id)).not.toContain(id)
    expect((await listTemplateRows()).at(-1)).toMatchObject({ id, version: 2, retiredAt: expect.any(String) })
    await returnTemplate(actor, { id, base: 2 })
    expect((await listTemplates()).map((each) => each.id)).toContain(id)
    expect((await auditTrail()).map(({ action }) => action)).toEqual([
      'template.created',
      'template.retired',
      'template.returned',
    ])
  })

  it('that is retired leaves its name to others, and does not return while one has it', async () => {
    await retireTemplate(actor, { id, base: 1 })
    await createTemplate(actor, 'Doors', 'access')
    await expect(returnTemplate(actor, { id, base: 2 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

it('those that came with Faultline are not retired', async () => {
  const retiring = async () => retireTemplate(actor, { id: 'access', base: 0 })
  await expect(retiring()).rejects.toMatchObject({ code: 'INVALID' })
})

it('the list says how many post-mortems each was opened with', async () => {
  await pool().query(
    `INSERT INTO postmortem (incident_id, template_id, template_version, template_name, sign_off_roles,
       opened_by_name, changed_by_name) VALUES ($1, 'service', 0, 'Service outage', '[]', 'Olga', 'Olga')`,
    [await buildIncident([])],
  )
  expect((await listTemplateRows()).map(({ id, postmortems }) => [id, postmortems])).toEqual([
    ['identity', 0],
    ['service', 1],
    ['access', 0],
  ])
})
