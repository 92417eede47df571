/** The SQL for what AWS said about a HealthEvent e, as far as a reader may see it: texts belong to accounts. */
import type { Scope } from '@/lib/db/visibility'

/** AWS's latest text: everybody's, or else the reader's own, which is that of their smallest account. */
export function descriptionOf(scope: Scope): string {
  if (scope.all) return 'e.description'
  return `CASE WHEN ${isOwn(scope)} THEN e.description ELSE (SELECT t.text ${ownText(scope)}) END`
}

/** The account whose text the description is; null where it is everybody's. */
export function descriptionAccountOf(scope: Scope): string {
  if (scope.all) return 'e.description_account'
  return `CASE WHEN ${isOwn(scope)} THEN e.description_account ELSE (SELECT a.account_id ${ownText(scope)}) END`
}

function isOwn({ sees }: Scope): string {
  return `(e.description_account IS NULL OR ${sees('e.description_account')})`
}

function ownText({ sees }: Scope): string {
  return `FROM affected_account a JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest
    WHERE a.event_id = e.id AND ${sees('a.account_id')} ORDER BY a.account_id LIMIT 1`
}

/** AWS's headline. It may be taken from an account's text: where the reader does not see that, from one that they do. */
export function summaryOf(scope: Scope): string {
  if (scope.all) return 'e.summary'
  const text = descriptionOf(scope)
  return `CASE WHEN e.scope = 'PUBLIC' OR e.description IS NULL OR position(rtrim(e.summary, '…') IN ${text}) > 0
    THEN e.summary
    ELSE coalesce(left(split_part(${text}, E'\\n', 1), 200), replace(coalesce(e.type_code, e.service), '_', ' ')) END`
}

/**
 * FROM and WHERE of the updates u of e that are shown. Where two sources give the same words within the same minute or
 * second, the one that knows only the minute (AWS Health's stamps) or the second (EventBridge) is left out. A whole text
 * that is the one before it, word for word, is no news: something else about the event has changed.
 */
export function shownUpdates(scope: Scope): string {
  const heard = scope.all ? '' : `(SELECT ${heardIn(scope)} AS digests OFFSET 0) heard CROSS JOIN `
  return `${heard}event_update u WHERE u.event_id = e.id AND ${isVisible('u', scope, 'heard.digests')}
    AND NOT EXISTS (SELECT FROM event_update o
      WHERE o.event_id = u.event_id AND ${isVisible('o', scope, 'heard.digests')} AND ${saysExactly('o', 'u')})
    AND NOT (u.is_whole AND u.digest IS NOT DISTINCT FROM (SELECT p.digest FROM event_update p WHERE p.event_id = u.event_id
      AND p.observed_at < u.observed_at AND p.account_id IS NOT DISTINCT FROM u.account_id
      AND p.observed_at NOT IN (date_trunc('second', u.observed_at), date_trunc('minute', u.observed_at))
      AND NOT ${saysExactly('u', 'p')}
      ORDER BY p.observed_at DESC, p.digest LIMIT 1))`
}

/** Condition: `exact` has the words of `rounded`, whose time has no more than minutes or seconds, within that minute or second. */
function saysExactly(exact: string, rounded: string): string {
  return `(${exact}.digest = ${rounded}.digest AND ${rounded}.observed_at = date_trunc('second', ${rounded}.observed_at)
    AND ${exact}.observed_at > ${rounded}.observed_at AND ${exact}.observed_at < ${rounded}.observed_at
      + CASE WHEN extract(second FROM ${rounded}.observed_at) = 0 THEN interval '1 minute' ELSE interval '1 second' END)`
}

function isVisible(update: string, scope: Scope, heard = heardIn(scope)): string {
  if (scope.all) return 'true'
  return `(${update}.account_id IS NULL OR ${scope.sees(`${update}.account_id`)} OR ${update}.digest = ANY(${heard}))`
}

/** In how many of the reader's own wordings words are looked for: those of their smallest accounts. */
const WORDINGS = 20

/**
 * Digests of the updates of accounts that the reader does not see, but whose words stand in a text of one that they do: of
 * accounts that are told the same, an update names one. An array, which PostgreSQL makes once for each event and not for
 * each update; `|| ''` unpacks a text once and not for each comparison.
 */
function heardIn({ sees, looksUp }: Scope): string {
  return `ARRAY(WITH own AS MATERIALIZED (SELECT t.text || '' AS text FROM event_text t WHERE t.event_id = e.id
      AND t.digest = ANY(ARRAY(SELECT a.text_digest FROM affected_account a WHERE a.event_id = e.id AND ${looksUp('a.account_id')}
        GROUP BY a.text_digest ORDER BY min(a.account_id) LIMIT ${WORDINGS})))
    SELECT h.digest FROM (SELECT h.digest, h.text || '' AS text FROM event_update h
      WHERE h.event_id = e.id AND NOT ${sees('h.account_id')} OFFSET 0) h
    WHERE EXISTS (SELECT FROM own WHERE position(h.text IN own.text) > 0))`
}

/** Condition on impact_window w of e: windows read out of texts that the reader does not see tell of them. */
export function isShownWindow(scope: Scope): string {
  if (scope.all) return 'true'
  return `(w.sentence IS NULL
    OR NOT EXISTS (SELECT FROM event_update f WHERE f.event_id = e.id AND NOT ${isVisible('f', scope)})
    OR EXISTS (SELECT FROM event_update v WHERE v.event_id = e.id AND ${isVisible('v', scope)}
      AND position(w.sentence IN v.text) > 0))`
}

/** All that the reader sees of e in one text, to look for words in. */
export function visibleWords(scope: Scope): string {
  return `normalize(concat_ws(' ', e.arn, e.service, e.upstream_service, e.service_name, e.region, e.type_code,
    ${summaryOf(scope)}, ${descriptionOf(scope)},
    (SELECT string_agg(u.text, ' ') FROM event_update u WHERE u.event_id = e.id AND ${isVisible('u', scope)}),
    (SELECT string_agg(concat_ws(' ', i.upstream_service, i.name), ' ') FROM impacted_service i WHERE i.event_id = e.id)
  ), NFKC)`
}
