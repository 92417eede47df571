/** The text of a new issue in the markup of each tracker: what people typed never becomes more than they could type there. */
import type { NewIssue } from './source'

/** GitHub takes 65,536 characters, Jira 32,767; the rest stands in Faultline. */
const MOST = { github: 60_000, jira: 30_000 }
const CUT = 'The rest stands in Faultline.'
/** Between a sign that calls somebody and their name: nobody of that name there is meant. */
const UNSEEN = '\u2060'

/** Markdown for GitHub. The marker stands first and unseen, before anything that could swallow it. */
export function githubText({ detail, facts, link, marker }: NewIssue): string {
  const lines = facts.map(({ name, value }) => `- **${name}:** ${escapeMarkdown(value)}`)
  const from = link === null ? [] : [`Agreed on in [${escapeMarkdown(link.name)}](<${link.url}>) (Faultline).`]
  return [`<!-- ${marker} -->`, ...from, lines.join('\n'), withoutCalls(cut(detail, MOST.github))]
    .filter(Boolean)
    .join('\n\n')
}

/** Plain paragraphs, which both forms of Jira are made of. */
function paragraphs({ detail, facts, marker }: NewIssue): string[] {
  const known = facts.map(({ name, value }) => `${name}: ${value}`).join('\n')
  return [known, ...cut(detail, MOST.jira).split(/\n{2,}/), `Reference: ${marker}`].filter((text) => text.trim() !== '')
}

/** A document for Jira Cloud (Atlassian Document Format): text nodes, so that nothing in it is markup. */
export function jiraDocument(issue: NewIssue): object {
  const { link } = issue
  const from =
    link === null
      ? []
      : [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Agreed on in ' },
              { type: 'text', text: link.name, marks: [{ type: 'link', attrs: { href: link.url } }] },
              { type: 'text', text: ' (Faultline).' },
            ],
          },
        ]
  const rest = paragraphs(issue).map((text) => ({ type: 'paragraph', content: inlineNodes(text) }))
  return { type: 'doc', version: 1, content: [...from, ...rest] }
}

/** Text for Jira Data Center, where a description is wiki markup: what people typed stands as it is. */
export function jiraWiki(issue: NewIssue): string {
  const { link } = issue
  const from = link === null ? [] : [`Agreed on in Faultline: ${link.url}`]
  const text = paragraphs(issue).join('\n\n').replaceAll('{noformat}', `{${UNSEEN}noformat}`)
  return [...from, `{noformat}\n${text}\n{noformat}`].join('\n\n')
}

/** An empty text node is refused. */
function inlineNodes(text: string): object[] {
  return text
    .split('\n')
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ])
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…\n\n${CUT}`
}

/** "@mira" is somebody of Faultline, and somebody else on GitHub, who would be told. */
function withoutCalls(text: string): string {
  return text.replace(/@(?=[\w-])/g, `@${UNSEEN}`)
}

/** For text within a line. "#12" would refer to an issue there. */
function escapeMarkdown(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/#(?=\d)/g, `#${UNSEEN}`)
  return withoutCalls(plain.replace(/[\\`*_[\]<>#|~&]/g, '\\$&'))
}
