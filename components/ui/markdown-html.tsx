/** Markdown as its author formatted it, once the server has made it safe. */
import styles from './markdown-html.module.css'

interface MarkdownHtmlProps {
  /** Of lib/incidents/note-html: no element and no address in it is the author's own. */
  html: string
  /** document: larger, with headings of chapters. */
  size?: 'note' | 'document'
}

export function MarkdownHtml({ html, size = 'note' }: MarkdownHtmlProps) {
  const className = size === 'note' ? styles.note : `${styles.note} ${styles.document}`
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server writes it from Markdown and lets no HTML through
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />
}
