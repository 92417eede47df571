/** Post-mortems for benches, filled by PostgreSQL itself: one with much in it, and thousands to search. */
import pg from 'pg'

/** What stands in the large one. */
const NOTES = 200
const UPDATES = 500
const ITEMS = 70

const WORDS =
  "ARRAY['control','plane','token','session','failover','alarm','runbook','pager','drill','quota','region','cache','retry','queue','owner','policy','trail','backup','restore','latency']"

/** Twelve sentences of about eight words, other ones for each number. */
const TEXT = (/** @type {string} */ seed) => `(SELECT string_agg(sentence, ' ') FROM (
    SELECT string_agg((${WORDS})[1 + (${seed} * 7 + s * 13 + w * 5 + (${seed} * w) % 11) % 20], ' ') || '.' AS sentence
    FROM generate_series(1, 12) s, generate_series(1, 8) w GROUP BY s) written)`

/** Keys of the parts of a document: lib/domain/postmortem/fields.ts. */
const KEYS =
  "ARRAY['summary','impact','response','timeline','damage-services','damage-clock','damage-duration','data-loss','data-loss-detail','damage-customers','trigger','causes','cause-labels','went-well','went-badly','luck','surprises','lessons']"

/**
 * Notes, updates and a started checklist on incident 1, whose post-mortem has been opened.
 * @param {string} url
 */
export async function fillLarge(url) {
  await run(url, [
    `INSERT INTO incident_note (incident_id, kind, body, occurred_at, author_kind, author_name, starred)
     SELECT 1, 'note', ${TEXT('n')}, now() - n * interval '1 minute', 'person', 'Mira Sand', n % 4 = 0
     FROM generate_series(1, ${NOTES}) n`,
    `INSERT INTO event_update (event_id, observed_at, digest, text)
     SELECT 1, now() - n * interval '1 minute', md5(n::text)::uuid, ${TEXT('n')} FROM generate_series(1, ${UPDATES}) n`,
    `INSERT INTO checklist_item (postmortem_id, section, section_name, position, kind, text, why, where_to_look, is_required)
     SELECT p.id, 'Z', 'Ours', 1000 + n, 'person', 'Look at ' || n, 'Because', 'There', false
     FROM postmortem p, generate_series(1, ${ITEMS}) n WHERE p.incident_id = 1
     LIMIT greatest(0, ${ITEMS} - (SELECT count(*) FROM checklist_item))`,
    `UPDATE checklist_item SET comment = ${TEXT('id')}, words = to_tsvector('english', text), outcome = CASE WHEN id % 2 = 0 THEN 'done' ELSE 'open' END`,
    `UPDATE postmortem_field SET body = ${TEXT('length(key)')}, origin = 'person'
     WHERE body = '' AND key NOT IN ('damage-clock', 'data-loss', 'cause-labels')`,
    // As every writer does: what was read before is forgotten.
    ...['postmortems', 'incidents', 'events'].map(
      (topic) => `SELECT pg_notify('faultline_change', '{"topic":"${topic}"}')`,
    ),
  ])
}

/**
 * A published post-mortem, with 18 parts, 40 items and 4 actions, for each of the incidents 2 to `count`.
 * @param {string} url
 * @param {number} count
 */
export async function fillMany(url, count) {
  await run(url, [
    `INSERT INTO postmortem (incident_id, state, template_id, template_version, template_name, sign_off_roles, opened_by_name,
       changed_by_name, opened_at, published_at, revision)
     SELECT n, 'published', 'service', 0, 'Service outage', '[]', 'Mira Sand', 'Mira Sand', now() - n * interval '1 hour',
       now() - n * interval '1 hour', 1 FROM generate_series(2, ${count}) n`,
    `INSERT INTO postmortem_field (postmortem_id, key, body, origin, version, changed_at, changed_by_name, words)
     SELECT id, key, body, 'person', 1, now(), 'Mira Sand', to_tsvector('english', body) FROM (
       SELECT p.id, key, ${TEXT('(p.id + length(key))')} || ' case' || p.id AS body
       FROM postmortem p, unnest(${KEYS}) key WHERE p.incident_id > 1) written`,
    `INSERT INTO checklist_item (postmortem_id, code, section, section_name, position, kind, text, why, where_to_look,
       is_required, outcome)
     SELECT p.id, 'A' || n, 'A', 'Assess the damage', n, 'person', 'Look at ' || n, 'Because', 'There', n % 2 = 0, 'done'
     FROM postmortem p, generate_series(1, 40) n WHERE p.incident_id > 1`,
    `INSERT INTO action_item (postmortem_id, title, type, created_by_name, due_on, words)
     SELECT p.id, 'Drill ' || n, 'prevent', 'Mira Sand', current_date + n, to_tsvector('english', 'Drill ' || n)
     FROM postmortem p, generate_series(1, 4) n WHERE p.incident_id > 1`,
    'ANALYZE',
  ])
}

/**
 * @param {string} url
 * @param {string[]} statements
 */
async function run(url, statements) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
