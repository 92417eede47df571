/** The steps of connecting AWS, and where the reader is. */
import { classNames } from '@/components/ui/class-names'

const STEPS = ['What to connect', 'How Faultline gets in', 'Allow it at AWS', 'Check']

interface WalkStepsProps {
  /** The first step that is not done yet: 1 to 4. */
  at: number
  /** How many are on this page. */
  shown: number
}

export function WalkSteps({ at, shown }: WalkStepsProps) {
  return (
    <ol aria-label="Steps" className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {STEPS.map((step, index) => {
        const here = index + 1 >= at && index + 1 < at + shown
        return (
          <li
            key={step}
            aria-current={index + 1 === at ? 'step' : undefined}
            className={classNames('tabular', here ? 'font-medium text-ink' : 'text-ink-muted')}
          >
            {index + 1} · {step}
            {index + 1 < at ? <span className="text-resolved"> ✓</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
