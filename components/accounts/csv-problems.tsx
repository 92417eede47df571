/** Why a file cannot be taken over, line by line. */
import { FormNotice } from '@/components/ui/form-notice'
import type { CsvProblem } from '@/lib/accounts/contract'
import { countWords } from './account-words'

interface CsvProblemsProps {
  /** The first of them. */
  problems: readonly CsvProblem[]
  count: number
}

export function CsvProblems({ problems, count }: CsvProblemsProps) {
  return (
    <FormNotice tone="refused">
      <p className="font-medium">
        {count === 1 ? 'One line is' : `${countWords(count, 'line')} are`} wrong. Nothing was changed: mend the file and
        look again.
      </p>
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {problems.map(({ line, what }) => (
          <li key={`${line} ${what}`} className="break-words">
            <span className="tabular text-ink-muted">Line {line}</span> {what}
          </li>
        ))}
      </ul>
      {problems.length < count ? <p className="mt-1">The first {problems.length} are listed.</p> : null}
    </FormNotice>
  )
}
