/** A note as its author formatted it. */
import styles from './note-html.module.css'

/** `html` is made safe by lib/incidents: no element and no address in it is the author's own. */
export function NoteHtml({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server writes it from Markdown and lets no HTML through
  return <div className={styles.note} dangerouslySetInnerHTML={{ __html: html }} />
}
