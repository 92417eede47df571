/** A CSV file, chosen or pasted. */
import { useId } from 'react'
import { TextAreaField } from '@/components/ui/text-area-field'

interface CsvFieldProps {
  /** What its columns are. */
  hint: string
  placeholder: string
  text: string
  problem?: string | undefined
}

export function CsvField({ hint, placeholder, text, problem }: CsvFieldProps) {
  const id = useId()
  return (
    <>
      <div className="flex min-w-0 flex-col gap-1">
        <label htmlFor={id} className="text-sm font-medium">
          CSV file
        </label>
        <input
          id={id}
          type="file"
          name="csv-file"
          accept=".csv,text/csv,text/plain"
          className="field-text max-w-full min-w-0 text-ink-muted file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink hover:file:bg-sunken"
        />
      </div>
      <TextAreaField
        key={text}
        label="or its text"
        name="csv"
        hint={hint}
        placeholder={placeholder}
        rows={Math.min(16, Math.max(6, text.split('\n').length))}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        className="[&_textarea]:font-mono [&_textarea]:text-xs"
        defaultValue={text}
        problem={problem}
      />
    </>
  )
}
