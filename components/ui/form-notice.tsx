/** What became of a form, above or below its fields: announced when it changes. */
import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

interface FormNoticeProps {
  tone: 'refused' | 'done' | 'note'
  children: ReactNode
}

const TONES: Record<FormNoticeProps['tone'], string> = {
  refused: 'border-disruption/40 bg-disruption-soft',
  done: 'border-resolved/40 bg-resolved-soft',
  note: 'border-line bg-sunken',
}

export function FormNotice({ tone, children }: FormNoticeProps) {
  return (
    <div
      role={tone === 'refused' ? 'alert' : 'status'}
      className={classNames('flex items-start gap-2 rounded-md border px-3 py-2 text-sm text-pretty', TONES[tone])}
    >
      {tone === 'refused' ? <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-disruption" /> : null}
      {tone === 'done' ? <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-resolved" /> : null}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
