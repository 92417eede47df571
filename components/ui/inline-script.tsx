/** A script that runs while the page is parsed. All inline scripts go through here, so that a policy's nonce reaches them. */
interface InlineScriptProps {
  code: string
  nonce?: string | undefined
}

export function InlineScript({ code, nonce }: InlineScriptProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the code is a constant of ours
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
}
