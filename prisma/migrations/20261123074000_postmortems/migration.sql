-- AlterTable
ALTER TABLE "incident_presence" ADD COLUMN     "place" TEXT;

-- CreateTable
CREATE TABLE "postmortem_template" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "postmortem_template_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "postmortem" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "template_id" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "template_name" TEXT NOT NULL,
    "sign_off_roles" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_by_id" TEXT,
    "opened_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by_name" TEXT NOT NULL,
    "review_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "revision" INTEGER,

    CONSTRAINT "postmortem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_field" (
    "postmortem_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL DEFAULT 'empty',
    "facts_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" TEXT,
    "changed_by_name" TEXT,
    "words" tsvector NOT NULL DEFAULT ''::tsvector,

    CONSTRAINT "postmortem_field_pkey" PRIMARY KEY ("postmortem_id","key")
);

-- CreateTable
CREATE TABLE "postmortem_text" (
    "postmortem_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_text_pkey" PRIMARY KEY ("postmortem_id","key","version")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" BIGSERIAL NOT NULL,
    "postmortem_id" BIGINT NOT NULL,
    "code" TEXT,
    "section" TEXT NOT NULL,
    "section_name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "where_to_look" TEXT NOT NULL,
    "is_required" BOOLEAN NOT NULL,
    "owner_id" UUID,
    "owner_name" TEXT,
    "due_on" DATE,
    "comment" TEXT NOT NULL DEFAULT '',
    "proof" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "outcome_by_id" TEXT,
    "outcome_by_name" TEXT,
    "outcome_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_name" TEXT,
    "words" tsvector NOT NULL DEFAULT ''::tsvector,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_item" (
    "id" BIGSERIAL NOT NULL,
    "postmortem_id" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'action',
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "owner_name" TEXT,
    "team_id" UUID,
    "due_on" DATE,
    "type" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT 'medium',
    "link" TEXT,
    "item_id" BIGINT,
    "from_field" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_name" TEXT,
    "words" tsvector NOT NULL DEFAULT ''::tsvector,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" BIGSERIAL NOT NULL,
    "postmortem_id" BIGINT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "person_name" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "withdrawn_why" TEXT,

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_change" (
    "id" BIGSERIAL NOT NULL,
    "postmortem_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "subject" TEXT,
    "version" INTEGER,
    "properties" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "postmortem_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_revision" (
    "postmortem_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "postmortem_revision_pkey" PRIMARY KEY ("postmortem_id","number")
);

-- CreateTable
CREATE TABLE "issue_tracker" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "issue_type" TEXT,
    "account" TEXT,
    "token" TEXT NOT NULL,
    "webhook_secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "last_ok_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "last_hook_at" TIMESTAMPTZ(3),
    "polled_at" TIMESTAMPTZ(3),
    "is_on" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "issue_tracker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_issue" (
    "action_id" BIGINT NOT NULL,
    "tracker_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'wanted',
    "key" TEXT,
    "url" TEXT,
    "status" TEXT,
    "is_closed" BOOLEAN NOT NULL DEFAULT false,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3),

    CONSTRAINT "action_issue_pkey" PRIMARY KEY ("action_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "postmortem_incident_id_key" ON "postmortem"("incident_id");

-- CreateIndex
CREATE INDEX "postmortem_opened_at_id_idx" ON "postmortem"("opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "postmortem_state_idx" ON "postmortem"("state");

-- CreateIndex
CREATE INDEX "postmortem_field_words_idx" ON "postmortem_field" USING GIN ("words");

-- CreateIndex
CREATE INDEX "checklist_item_postmortem_id_position_idx" ON "checklist_item"("postmortem_id", "position");

-- CreateIndex
CREATE INDEX "checklist_item_owner_idx" ON "checklist_item"("owner_id") WHERE (owner_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "checklist_item_words_idx" ON "checklist_item" USING GIN ("words");

-- CreateIndex
CREATE INDEX "action_item_postmortem_id_idx" ON "action_item"("postmortem_id");

-- CreateIndex
CREATE INDEX "action_item_open_idx" ON "action_item"("due_on", "id") WHERE (state = 'open' AND removed_at IS NULL);

-- CreateIndex
CREATE INDEX "action_item_owner_idx" ON "action_item"("owner_id") WHERE (owner_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "action_item_team_idx" ON "action_item"("team_id") WHERE (team_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "action_item_words_idx" ON "action_item" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "sign_off_current_key" ON "sign_off"("postmortem_id", "role") WHERE (withdrawn_at IS NULL);

-- CreateIndex
CREATE INDEX "postmortem_change_postmortem_id_id_idx" ON "postmortem_change"("postmortem_id", "id");

-- CreateIndex
CREATE INDEX "postmortem_change_subject_version_idx" ON "postmortem_change"("subject", "version");

-- CreateIndex
CREATE UNIQUE INDEX "issue_tracker_name_key" ON "issue_tracker"("name");

-- CreateIndex
CREATE UNIQUE INDEX "action_issue_tracker_id_key_key" ON "action_issue"("tracker_id", "key");

-- AddForeignKey
ALTER TABLE "postmortem" ADD CONSTRAINT "postmortem_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_field" ADD CONSTRAINT "postmortem_field_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_text" ADD CONSTRAINT "postmortem_text_postmortem_id_key_fkey" FOREIGN KEY ("postmortem_id", "key") REFERENCES "postmortem_field"("postmortem_id", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "checklist_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_change" ADD CONSTRAINT "postmortem_change_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_revision" ADD CONSTRAINT "postmortem_revision_postmortem_id_fkey" FOREIGN KEY ("postmortem_id") REFERENCES "postmortem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_issue" ADD CONSTRAINT "action_issue_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "action_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_issue" ADD CONSTRAINT "action_issue_tracker_id_fkey" FOREIGN KEY ("tracker_id") REFERENCES "issue_tracker"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What was published stays as it was, also for ourselves
CREATE FUNCTION "refuse_to_change_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published post-mortem is never changed: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "postmortem_revision_immutable" BEFORE UPDATE OR DELETE ON "postmortem_revision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_revision"();
ALTER TABLE "postmortem_revision" ENABLE ALWAYS TRIGGER "postmortem_revision_immutable";

ALTER TABLE "postmortem"
  ADD CONSTRAINT "postmortem_state" CHECK ("state" IN ('draft', 'review', 'published'));
ALTER TABLE "postmortem_field"
  ADD CONSTRAINT "postmortem_field_origin" CHECK ("origin" IN ('empty', 'facts', 'person'));
ALTER TABLE "checklist_item"
  ADD CONSTRAINT "checklist_item_outcome" CHECK ("outcome" IN ('open', 'done', 'not-doing', 'not-applicable')),
  ADD CONSTRAINT "checklist_item_kind" CHECK ("kind" IN ('auto', 'semi', 'person'));
ALTER TABLE "action_item"
  ADD CONSTRAINT "action_item_purpose" CHECK ("purpose" IN ('action', 'reverify-30', 'reverify-90')),
  ADD CONSTRAINT "action_item_type" CHECK ("type" IN ('prevent', 'detect', 'mitigate', 'process')),
  ADD CONSTRAINT "action_item_priority" CHECK ("priority" IN ('high', 'medium', 'low')),
  ADD CONSTRAINT "action_item_state" CHECK ("state" IN ('open', 'done', 'dropped'));
-- A re-verification is planned once
CREATE UNIQUE INDEX "action_item_reverify_key" ON "action_item" ("postmortem_id", "purpose") WHERE (purpose <> 'action');
ALTER TABLE "action_issue"
  ADD CONSTRAINT "action_issue_state" CHECK ("state" IN ('wanted', 'linked', 'refused'));
ALTER TABLE "issue_tracker"
  ADD CONSTRAINT "issue_tracker_kind" CHECK ("kind" IN ('github', 'jira'));
