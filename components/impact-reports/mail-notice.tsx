/** Whether e-mail can be sent at all, where it cannot. */
import { FormNotice } from '@/components/ui/form-notice'
import type { MailState } from '@/lib/impact-reports/contract'

export function MailNotice({ from, hasLink }: MailState) {
  if (from === null) {
    return (
      <FormNotice tone="note">
        Faultline knows no mail server, so nothing is sent. Whoever runs it sets <Code>FAULTLINE_SMTP_URL</Code> and{' '}
        <Code>FAULTLINE_MAIL_FROM</Code> and starts it again. Summaries can be saved and opened all the same.
      </FormNotice>
    )
  }
  return (
    <p className="text-sm text-pretty text-ink-muted">
      Sent from {from}.
      {hasLink ? null : (
        <>
          {' '}
          Messages have no link to these pages, as <Code>FAULTLINE_URL</Code> is not set.
        </>
      )}
    </p>
  )
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-xs whitespace-nowrap text-ink">{children}</code>
}
