/** One rule of the sheet: which tag, which value, what it gives; and the buttons that move it or take it out. */
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { draftField, type RuleDraft } from '@/lib/domain/rule-drafts'
import { countWords } from './account-words'

interface RuleRowProps {
  draft: RuleDraft
  place: number
  problems: Readonly<Record<string, string>>
  /** How many accounts it decides; null: not known. */
  decides: number | null
  /** Begins the ids of the lists of known tags, teams, environments and criticalities. */
  listId: string
  isLast: boolean
}

const GIVES = [
  { value: 'team', label: 'the team' },
  { value: 'environment', label: 'the environment' },
  { value: 'criticality', label: 'the criticality' },
]

export function RuleRow({ draft, place, problems, decides, listId, isLast }: RuleRowProps) {
  // The first row stands below its labels, the others right at the top.
  const beside = place === 0 ? { number: 'lg:pt-8', movers: 'lg:pt-6.5' } : { number: 'lg:pt-3', movers: 'lg:pt-1.5' }
  const label = (words: ReactNode) => <span className={place === 0 ? '' : 'lg:sr-only'}>{words}</span>
  const field = (name: keyof RuleDraft) => ({
    name: draftField(name, place),
    defaultValue: draft[name],
    problem: problems[draftField(name, place)],
  })
  return (
    <li>
      <fieldset className="grid min-w-0 grid-cols-2 items-start gap-2 rounded-md border border-line p-3 lg:grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1fr)_11rem_minmax(0,1fr)_auto] lg:border-0 lg:p-0">
        <legend className="sr-only">Rule {place + 1}</legend>
        <span aria-hidden className={classNames('tabular text-sm text-ink-muted max-lg:col-span-full', beside.number)}>
          {place + 1}.
        </span>
        <TextField
          label={label('If it has the tag')}
          list={`${listId}-key`}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          placeholder="owner"
          {...field('key')}
        />
        <TextField
          label={label('with the value')}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          placeholder="any"
          {...field('value')}
        />
        <SelectField label={label('it gives')} options={GIVES} {...field('gives')} />
        <TextField
          label={label('named')}
          list={`${listId}-${draft.gives}`}
          maxLength={60}
          autoComplete="off"
          placeholder="as the tag says"
          {...field('name')}
        />
        <div className={classNames('col-span-full flex items-center gap-0.5 lg:col-span-1', beside.movers)}>
          <Mover value={`up ${place}`} label={`Move rule ${place + 1} up`} isOff={place === 0}>
            <ArrowUp aria-hidden size={14} />
          </Mover>
          <Mover value={`down ${place}`} label={`Move rule ${place + 1} down`} isOff={isLast}>
            <ArrowDown aria-hidden size={14} />
          </Mover>
          <Mover value={`remove ${place}`} label={`Remove rule ${place + 1}`} isOff={false}>
            <X aria-hidden size={14} />
          </Mover>
        </div>
        {decides === null ? null : (
          <p className="tabular col-span-full text-xs text-ink-muted lg:pl-7">
            {decides === 0 ? 'Decides no account.' : `Decides ${countWords(decides, 'account')}.`}
          </p>
        )}
      </fieldset>
    </li>
  )
}

interface MoverProps {
  value: string
  label: string
  isOff: boolean
  children: ReactNode
}

function Mover({ value, label, isOff, children }: MoverProps) {
  return (
    <IconButton type="submit" name="intent" value={value} label={label} disabled={isOff}>
      {children}
    </IconButton>
  )
}
