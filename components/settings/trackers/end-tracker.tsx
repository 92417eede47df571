/** Switches a tracker off or removes it; each says first what will happen. */
import { removeTrackerAction, switchOffTrackerAction, switchOnTrackerAction } from '@/lib/trackers/actions'
import type { TrackerView } from '@/lib/trackers/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function EndTracker({ tracker }: { tracker: TrackerView }) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <SwitchTracker tracker={tracker} />
      <RemoveTracker tracker={tracker} />
    </div>
  )
}

function SwitchTracker({ tracker: { id, name, isOn, waiting } }: { tracker: TrackerView }) {
  if (!isOn) {
    return (
      <ConfirmAction
        label="Switch on…"
        action={switchOnTrackerAction}
        fields={{ id }}
        confirm={`Switch ${name} on`}
        waiting="Switching on…"
      >
        Issues that wait are made{waiting === 0 ? '' : ` (${waiting})`}, and what changed meanwhile is read.
      </ConfirmAction>
    )
  }
  return (
    <ConfirmAction
      label="Switch off…"
      action={switchOffTrackerAction}
      fields={{ id }}
      confirm={`Switch ${name} off`}
      waiting="Switching off…"
    >
      No issue is made and no state comes back until it is switched on again. Links stay.
    </ConfirmAction>
  )
}

function RemoveTracker({ tracker: { id, name, linked, waiting, refused } }: { tracker: TrackerView }) {
  const unmade = waiting + refused
  return (
    <ConfirmAction
      label="Remove…"
      action={removeTrackerAction}
      fields={{ id }}
      confirm={`Remove ${name}`}
      waiting="Removing…"
    >
      <p>
        {linked === 0
          ? 'No action has an issue there.'
          : `${counted(linked)} an issue there: the address of the issue stays with the action as its link, where it has no other, but its state no longer comes back. The issues themselves stay as they are.`}
      </p>
      {unmade === 0 ? null : (
        <p className="mt-2">
          {unmade === 1 ? '1 issue' : `${unmade} issues`} that somebody asked for will not be made.
        </p>
      )}
      <p className="mt-2">It cannot be undone; switching it off can.</p>
    </ConfirmAction>
  )
}

function counted(count: number): string {
  return count === 1 ? '1 action has' : `${count.toLocaleString('en-US')} actions have`
}
