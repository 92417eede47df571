/** Says which parts of an address could not be read, and were left out. */
import { FormNotice } from './form-notice'

export function AddressProblems({ problems }: { problems: Readonly<Record<string, string>> }) {
  const wrong = Object.entries(problems)
  if (wrong.length === 0) return null
  return (
    <div className="mb-3">
      <FormNotice tone="refused">
        Part of the address was left out: {wrong.map(([name, problem]) => `${name} ${problem}`).join('; ')}.
      </FormNotice>
    </div>
  )
}
