/** The text for the support case: to be read, copied, or taken along as a file. */
import { buttonClass } from '@/components/ui/button-class'
import { CopyButton } from '@/components/ui/copy-button'
import { Panel } from '@/components/ui/panel'

interface ClaimPanelProps {
  text: string
  fileHref: string
}

export function ClaimPanel({ text, fileHref }: ClaimPanelProps) {
  return (
    <Panel title="Text for the support case">
      <p className="text-sm text-pretty text-ink-muted">
        Open an “Account and billing” case in the AWS Support Center of the account that pays, and check every line
        first: what is to be added stands in the text.
      </p>
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton text={text} what="text for the support case" />
        <a href={fileHref} download className={buttonClass()}>
          Download as .txt
        </a>
      </div>
      <pre className="rounded-md border border-line bg-sunken p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    </Panel>
  )
}
