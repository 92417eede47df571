/** Tests where rows of post-mortems and of actions lead to. */
import { describe, expect, it } from 'vitest'
import { actionHref } from '@/components/actions/actions-href'
import { postmortemHref } from './postmortems-href'

describe('addresses of post-mortems', () => {
  it('name one that the address of its incident does not open', () => {
    expect(postmortemHref('67')).toBe('/incidents/67/postmortem')
    expect(postmortemHref('67', '12')).toBe('/incidents/67/postmortem?of=12')
  })

  it('lead to an action in its own post-mortem, in the part that narrow screens show', () => {
    expect(actionHref({ id: '5', incident: { id: '67' }, postmortemId: '12' })).toBe(
      '/incidents/67/postmortem?of=12&part=actions#action-5',
    )
  })
})
