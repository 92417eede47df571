/** Takes a template of one's own out of the choice, or puts it back. */
import { retireTemplateAction, returnTemplateAction } from '@/lib/postmortem-templates/actions'
import type { TemplateView } from '@/lib/postmortem-templates/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function RetireTemplate({ template }: { template: TemplateView }) {
  const { id, version, definition, retiredAt } = template
  const isRetired = retiredAt !== null
  return (
    <ConfirmAction
      key={String(isRetired)}
      label={isRetired ? 'Offer again…' : 'Retire…'}
      action={isRetired ? returnTemplateAction : retireTemplateAction}
      fields={{ id, base: String(version) }}
      confirm={isRetired ? `Offer ${definition.name} again` : `Retire ${definition.name}`}
      waiting={isRetired ? 'Bringing it back…' : 'Retiring…'}
    >
      {isRetired ? (
        <p>It can be chosen for new post-mortems again, and is proposed by its rule.</p>
      ) : (
        <p>
          Nobody can choose it for new post-mortems any more. Those that were opened with it stay as they are, its
          versions are kept, and it can be offered again.
        </p>
      )}
    </ConfirmAction>
  )
}
