-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('informational', 'degradation', 'disruption');

-- CreateEnum
CREATE TYPE "impact_clock" AS ENUM ('declared', 'described', 'recovered', 'observed');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "time_precision" AS ENUM ('exact', 'day');

-- CreateEnum
CREATE TYPE "poll_outcome" AS ENUM ('running', 'complete', 'partial', 'failed');

-- CreateTable
CREATE TABLE "health_event" (
    "id" BIGSERIAL NOT NULL,
    "arn" TEXT,
    "service" TEXT NOT NULL,
    "upstream_service" TEXT NOT NULL,
    "service_name" TEXT,
    "region" TEXT NOT NULL,
    "type_code" TEXT,
    "category" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "severity" "severity",
    "peak_severity" "severity",
    "summary" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "time_precision" "time_precision" NOT NULL DEFAULT 'exact',
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "listing" TEXT NOT NULL,
    "payload_digest" UUID NOT NULL,
    "start_inferred" BOOLEAN NOT NULL DEFAULT false,
    "reference_url" TEXT,
    "words" tsvector NOT NULL DEFAULT ''::tsvector,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "health_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_update" (
    "event_id" BIGINT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "severity" "severity",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_update_pkey" PRIMARY KEY ("event_id","observed_at","digest")
);

-- CreateTable
CREATE TABLE "sighting" (
    "event_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "listed" BOOLEAN NOT NULL DEFAULT false,
    "last_listed_at" TIMESTAMPTZ(3),
    "external_ref" TEXT,

    CONSTRAINT "sighting_pkey" PRIMARY KEY ("event_id","source")
);

-- CreateTable
CREATE TABLE "event_payload" (
    "event_id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "digest" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_payload_pkey" PRIMARY KEY ("event_id","source","digest")
);

-- CreateTable
CREATE TABLE "impacted_service" (
    "event_id" BIGINT NOT NULL,
    "upstream_service" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "name" TEXT,
    "severity" "severity",
    "peak_severity" "severity",
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "impacted_service_pkey" PRIMARY KEY ("event_id","upstream_service")
);

-- CreateTable
CREATE TABLE "service_status_change" (
    "event_id" BIGINT NOT NULL,
    "upstream_service" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "ordinal" SMALLINT NOT NULL DEFAULT 0,
    "previous_severity" "severity",
    "severity" "severity",

    CONSTRAINT "service_status_change_pkey" PRIMARY KEY ("event_id","upstream_service","changed_at","ordinal")
);

-- CreateTable
CREATE TABLE "impact_window" (
    "event_id" BIGINT NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "clock" "impact_clock" NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "service" TEXT,
    "sentence" TEXT,
    "confidence" "confidence" NOT NULL,
    "superseded" BOOLEAN NOT NULL DEFAULT false,
    "bundled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "impact_window_pkey" PRIMARY KEY ("event_id","ordinal")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_listing" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "last_attempt_at" TIMESTAMPTZ(3),
    "first_complete_at" TIMESTAMPTZ(3),
    "last_complete_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0,
    "unreadable_note" TEXT,

    CONSTRAINT "source_listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_run" (
    "id" BIGSERIAL NOT NULL,
    "listing_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" "poll_outcome" NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "events_read" INTEGER NOT NULL DEFAULT 0,
    "events_moved" INTEGER NOT NULL DEFAULT 0,
    "unreadable" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "poll_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unreadable_item" (
    "listing_id" TEXT NOT NULL,
    "digest" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "received" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unreadable_item_pkey" PRIMARY KEY ("listing_id","digest")
);

-- CreateTable
CREATE TABLE "service_catalog" (
    "upstream_service" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT,
    "type_code" TEXT,
    "launched_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_catalog_pkey" PRIMARY KEY ("upstream_service")
);

-- CreateTable
CREATE TABLE "region" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_connection" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "partition" TEXT NOT NULL DEFAULT 'aws',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aws_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "affected_account" (
    "event_id" BIGINT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "connection_id" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "affected_account_pkey" PRIMARY KEY ("event_id","account_id","connection_id")
);

-- CreateTable
CREATE TABLE "affected_entity" (
    "event_id" BIGINT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "entity_value" TEXT NOT NULL,
    "entity_arn" TEXT,
    "status" TEXT NOT NULL,
    "last_updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "affected_entity_pkey" PRIMARY KEY ("event_id","account_id","entity_value")
);

-- CreateIndex
CREATE UNIQUE INDEX "health_event_arn_key" ON "health_event"("arn");

-- CreateIndex
CREATE INDEX "health_event_started_at_id_idx" ON "health_event"("started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "health_event_service_started_at_id_idx" ON "health_event"("service", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "health_event_region_started_at_id_idx" ON "health_event"("region", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "health_event_upstream_service_started_at_id_idx" ON "health_event"("upstream_service", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "health_event_unclosed_idx" ON "health_event"("status", "started_at" DESC, "id" DESC) WHERE (status <> 'closed');

-- CreateIndex
CREATE INDEX "health_event_unusual_category_idx" ON "health_event"("category", "started_at" DESC, "id" DESC) WHERE (category <> 'issue');

-- CreateIndex
CREATE INDEX "health_event_long_idx" ON "health_event"("started_at" DESC, "id" DESC) WHERE (ended_at IS NULL OR ended_at - started_at > '7 days'::interval);

-- CreateIndex
CREATE INDEX "health_event_without_arn_idx" ON "health_event"("service", "region", "started_at") WHERE (arn IS NULL);

-- CreateIndex
CREATE INDEX "health_event_words_idx" ON "health_event" USING GIN ("words");

-- CreateIndex
CREATE INDEX "sighting_source_event_id_idx" ON "sighting"("source", "event_id");

-- CreateIndex
CREATE INDEX "sighting_listed_idx" ON "sighting"("source") WHERE (listed);

-- CreateIndex
CREATE UNIQUE INDEX "sighting_source_external_ref_key" ON "sighting"("source", "external_ref");

-- CreateIndex
CREATE INDEX "impacted_service_service_region_event_id_idx" ON "impacted_service"("service", "region", "event_id");

-- CreateIndex
CREATE INDEX "source_listing_source_id_idx" ON "source_listing"("source_id");

-- CreateIndex
CREATE INDEX "poll_run_listing_id_started_at_idx" ON "poll_run"("listing_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "unreadable_item_listing_id_last_seen_at_idx" ON "unreadable_item"("listing_id", "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "service_catalog_service_idx" ON "service_catalog"("service");

-- CreateIndex
CREATE INDEX "affected_account_account_id_event_id_idx" ON "affected_account"("account_id", "event_id");

-- CreateIndex
CREATE INDEX "affected_entity_account_id_event_id_idx" ON "affected_entity"("account_id", "event_id");

-- AddForeignKey
ALTER TABLE "event_update" ADD CONSTRAINT "event_update_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sighting" ADD CONSTRAINT "sighting_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_payload" ADD CONSTRAINT "event_payload_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "impacted_service" ADD CONSTRAINT "impacted_service_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_status_change" ADD CONSTRAINT "service_status_change_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "impact_window" ADD CONSTRAINT "impact_window_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_listing" ADD CONSTRAINT "source_listing_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_run" ADD CONSTRAINT "poll_run_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "source_listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unreadable_item" ADD CONSTRAINT "unreadable_item_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "source_listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_account" ADD CONSTRAINT "affected_account_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_account" ADD CONSTRAINT "affected_account_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_entity" ADD CONSTRAINT "affected_entity_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What no payload may break, however it was written
ALTER TABLE "health_event"
  ADD CONSTRAINT "health_event_ends_after_start" CHECK ("ended_at" IS NULL OR "ended_at" >= "started_at"),
  ADD CONSTRAINT "health_event_service_named" CHECK ("service" <> '' AND "region" <> '');
ALTER TABLE "impact_window"
  ADD CONSTRAINT "impact_window_forward" CHECK ("to_at" IS NULL OR "to_at" >= "from_at");
ALTER TABLE "sighting"
  ADD CONSTRAINT "sighting_forward" CHECK ("last_seen_at" >= "first_seen_at");
