/** Switches a connection off or deletes it; each says first what will happen. */
import type { ConnectionView } from '@/lib/connections/contract'
import { Section } from '../frame/section'
import { DeleteConnection } from './delete-connection'
import { SwitchConnection } from './switch-connection'

/** Of a connection that the environment makes: nothing while it does, and no more than deleting afterwards. */
export function EndConnection({ connection }: { connection: ConnectionView }) {
  const { origin, enabled } = connection
  const isOurs = origin === 'application'
  if (!isOurs && enabled) return null
  return (
    <Section title={isOurs ? `${enabled ? 'Switch off' : 'Switch on'} or delete` : 'Delete'}>
      <div className="flex flex-wrap items-start gap-3">
        {isOurs ? <SwitchConnection connection={connection} /> : null}
        <DeleteConnection connection={connection} />
      </div>
    </Section>
  )
}
