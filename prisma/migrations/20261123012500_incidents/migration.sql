-- CreateTable
CREATE TABLE "incident" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "kind_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "origin" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "partition" TEXT,
    "severity" SMALLINT NOT NULL,
    "proposed_severity" SMALLINT NOT NULL,
    "severity_rule" TEXT NOT NULL,
    "severity_reason" TEXT,
    "description" TEXT,
    "owner_id" UUID,
    "team_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "services" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "everywhere" BOOLEAN NOT NULL DEFAULT false,
    "aws_severity" "severity",
    "peak_severity" "severity",
    "event_count" INTEGER NOT NULL DEFAULT 0,
    "open_event_count" INTEGER NOT NULL DEFAULT 0,
    "account_count" INTEGER NOT NULL DEFAULT 0,
    "first_said_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "mitigated_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "merged_into" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_event" (
    "event_id" BIGINT NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "by_hand" BOOLEAN NOT NULL DEFAULT false,
    "is_open" BOOLEAN NOT NULL DEFAULT false,
    "lists_until" TIMESTAMPTZ(3),
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "incident_link" (
    "incident_id" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "rule" TEXT NOT NULL,
    "confidence" "confidence" NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "incident_link_pkey" PRIMARY KEY ("incident_id","event_id","other_id")
);

-- CreateTable
CREATE TABLE "incident_responder" (
    "incident_id" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_responder_pkey" PRIMARY KEY ("incident_id","person_id")
);

-- CreateTable
CREATE TABLE "incident_note" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
    "starred" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observed_window" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "service" TEXT,
    "region" TEXT,
    "sentence" TEXT,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "observed_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_change" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "undo" JSONB,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_relation" (
    "incident_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "reason" TEXT,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_relation_pkey" PRIMARY KEY ("incident_id","other_id")
);

-- CreateTable
CREATE TABLE "incident_presence" (
    "incident_id" BIGINT NOT NULL,
    "tab_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_presence_pkey" PRIMARY KEY ("incident_id","tab_id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "asker" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" UUID NOT NULL,
    "status" SMALLINT NOT NULL,
    "body" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("asker","key")
);

-- CreateIndex
CREATE INDEX "incident_started_idx" ON "incident"("started_at" DESC, "id" DESC) WHERE (merged_into IS NULL);

-- CreateIndex
CREATE INDEX "incident_unresolved_idx" ON "incident"("started_at" DESC, "id" DESC) WHERE (merged_into IS NULL AND status <> 'resolved' AND status <> 'closed');

-- CreateIndex
CREATE INDEX "incident_long_idx" ON "incident"("started_at" DESC, "id" DESC) WHERE (merged_into IS NULL AND (ended_at IS NULL OR ended_at - started_at > '7 days'::interval));

-- CreateIndex
CREATE INDEX "incident_owner_idx" ON "incident"("owner_id", "started_at" DESC, "id" DESC) WHERE (owner_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "incident_merged_idx" ON "incident"("merged_into") WHERE (merged_into IS NOT NULL);

-- CreateIndex
CREATE INDEX "incident_severe_idx" ON "incident"("severity", "started_at" DESC, "id" DESC) WHERE (merged_into IS NULL AND severity <= 2);

-- CreateIndex
CREATE INDEX "incident_unusual_kind_idx" ON "incident"("kind", "started_at" DESC, "id" DESC) WHERE (merged_into IS NULL AND kind <> 'provider');

-- CreateIndex
CREATE INDEX "incident_closed_idx" ON "incident"("started_at" DESC, "id" DESC) WHERE (merged_into IS NULL AND status = 'closed');

-- CreateIndex
CREATE INDEX "incident_everywhere_idx" ON "incident"("partition", "started_at" DESC, "id" DESC) WHERE (merged_into IS NULL AND everywhere);

-- CreateIndex
CREATE INDEX "incident_team_idx" ON "incident"("team_id") WHERE (team_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "incident_written_idx" ON "incident"("id") WHERE (title_by_hand OR description IS NOT NULL);

-- CreateIndex
CREATE INDEX "incident_services_idx" ON "incident" USING GIN ("services");

-- CreateIndex
CREATE INDEX "incident_regions_idx" ON "incident" USING GIN ("regions");

-- CreateIndex
CREATE INDEX "incident_event_incident_id_idx" ON "incident_event"("incident_id");

-- CreateIndex
CREATE INDEX "incident_event_listing_idx" ON "incident_event"("lists_until") WHERE (lists_until IS NOT NULL);

-- CreateIndex
CREATE INDEX "health_event_lasting_idx" ON "health_event"("service", "started_at") WHERE ((category = 'issue' OR category = 'investigation') AND (ended_at IS NULL OR ended_at - started_at > '1 day'::interval));

-- CreateIndex
CREATE INDEX "incident_responder_person_id_idx" ON "incident_responder"("person_id");

-- CreateIndex
CREATE INDEX "incident_note_incident_id_occurred_at_idx" ON "incident_note"("incident_id", "occurred_at");

-- CreateIndex
CREATE INDEX "observed_window_incident_id_idx" ON "observed_window"("incident_id");

-- CreateIndex
CREATE INDEX "incident_change_incident_id_id_idx" ON "incident_change"("incident_id", "id");

-- CreateIndex
CREATE INDEX "incident_relation_other_id_idx" ON "incident_relation"("other_id");

-- CreateIndex
CREATE INDEX "idempotent_answer_at_idx" ON "idempotent_answer"("at");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_responder" ADD CONSTRAINT "incident_responder_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_responder" ADD CONSTRAINT "incident_responder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_note" ADD CONSTRAINT "incident_note_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observed_window" ADD CONSTRAINT "observed_window_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_change" ADD CONSTRAINT "incident_change_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_presence" ADD CONSTRAINT "incident_presence_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_presence" ADD CONSTRAINT "incident_presence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;


