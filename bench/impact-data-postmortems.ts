/** SQL that makes the post-mortems of bench/impact-data.ts: of the latest incidents, with checklists and actions. */

export const POSTMORTEMS = [
  `INSERT INTO postmortem (incident_id, state, template_id, template_version, template_name, sign_off_roles, opened_by_name,
     changed_by_name, opened_at, published_at, revision)
   SELECT id, 'published', 'service', 0, 'Service outage', '[]', 'Mira Sand', 'Mira Sand', started_at + interval '1 day',
     started_at + interval '5 days', 1
   FROM incident ORDER BY id DESC LIMIT pg_temp.size('postmortems')`,
  `INSERT INTO checklist_item (postmortem_id, code, section, section_name, position, kind, text, why, where_to_look,
     is_required, outcome)
   SELECT p.id, 'A' || n, 'A', 'Assess the damage', n, 'person', 'Look at ' || n, 'Because', 'There', n % 2 = 0,
     (ARRAY['done', 'done', 'open', 'not-applicable'])[1 + (p.id + n) % 4]
   FROM postmortem p, generate_series(1, 20) n`,
  `INSERT INTO action_item (postmortem_id, title, type, created_by_name, due_on, state, words)
   SELECT p.id, 'Drill ' || n, 'prevent', 'Mira Sand', (p.published_at + n * interval '20 days')::date,
     CASE WHEN (p.id + n) % 3 = 0 THEN 'open' ELSE 'done' END, to_tsvector('english', 'Drill ' || n)
   FROM postmortem p, generate_series(1, 3) n`,
]
