-- DropForeignKey
ALTER TABLE "affected_account" DROP CONSTRAINT "affected_account_connection_id_fkey";

-- AlterTable
ALTER TABLE "health_event" ADD COLUMN     "actionability" TEXT,
ADD COLUMN     "description" TEXT,
ADD COLUMN     "description_account" CHAR(12),
ADD COLUMN     "description_fetched_at" TIMESTAMPTZ(3),
ADD COLUMN     "description_said_at" TIMESTAMPTZ(3),
ADD COLUMN     "personas" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "severity_fetched_at" TIMESTAMPTZ(3),
ADD COLUMN     "severity_listing" TEXT,
ADD COLUMN     "severity_said_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "event_update" ADD COLUMN     "account_id" CHAR(12),
ADD COLUMN     "is_whole" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "connection_id" TEXT;

-- AlterTable
ALTER TABLE "source_listing" ADD COLUMN     "interval_seconds" INTEGER;

-- AlterTable
ALTER TABLE "poll_run" ADD COLUMN     "throttles" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "aws_connection" ADD COLUMN     "account_id" CHAR(12),
ADD COLUMN     "credentials" TEXT NOT NULL DEFAULT 'default',
ADD COLUMN     "enabled" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "organization_id" TEXT,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'application',
ADD COLUMN     "profile" TEXT,
ADD COLUMN     "queue_urls" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "role_arn" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "affected_account" DROP CONSTRAINT "affected_account_pkey",
ADD COLUMN     "read_for" TIMESTAMPTZ(3),
ADD COLUMN     "text_digest" UUID,
ADD COLUMN     "text_said_at" TIMESTAMPTZ(3),
ALTER COLUMN "connection_id" DROP NOT NULL,
ADD CONSTRAINT "affected_account_pkey" PRIMARY KEY ("event_id", "account_id");

-- DropIndex
DROP INDEX "affected_entity_account_id_event_id_idx";

-- AlterTable
UPDATE "affected_entity" SET "entity_arn" = '' WHERE "entity_arn" IS NULL;
ALTER TABLE "affected_entity" DROP CONSTRAINT "affected_entity_pkey",
ADD COLUMN     "value_status" TEXT,
ADD COLUMN     "value_updated_at" TIMESTAMPTZ(3),
ALTER COLUMN "entity_arn" SET NOT NULL,
ALTER COLUMN "entity_arn" SET DEFAULT '',
ALTER COLUMN "status" DROP NOT NULL,
ADD CONSTRAINT "affected_entity_pkey" PRIMARY KEY ("event_id", "account_id", "entity_value", "entity_arn");

-- AlterTable
ALTER TABLE "team_account" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'manual';

-- CreateTable
CREATE TABLE "coverage" (
    "listing_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("listing_id","from_at")
);

-- CreateTable
CREATE TABLE "connection_check" (
    "connection_id" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_check_pkey" PRIMARY KEY ("connection_id","permission")
);

-- CreateTable
CREATE TABLE "event_reading" (
    "connection_id" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "event_id" BIGINT,
    "last_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "listed" TEXT NOT NULL,
    "pending" BOOLEAN NOT NULL,
    "refusals" SMALLINT NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_reading_pkey" PRIMARY KEY ("connection_id","arn")
);

-- CreateTable
CREATE TABLE "event_text" (
    "event_id" BIGINT NOT NULL,
    "digest" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "event_text_pkey" PRIMARY KEY ("event_id","digest")
);

-- CreateTable
CREATE TABLE "reach_change" (
    "id" BIGSERIAL NOT NULL,
    "event_id" BIGINT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "entity_value" TEXT,
    "before" TEXT,
    "after" TEXT,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reach_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eventbridge_page" (
    "event_arn" TEXT NOT NULL,
    "communication_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "total_pages" INTEGER NOT NULL,
    "truncated" BOOLEAN NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "listing_id" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "eventbridge_page_pkey" PRIMARY KEY ("event_arn","account_id","communication_id","page")
);

-- CreateTable
CREATE TABLE "org_unit" (
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,

    CONSTRAINT "org_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_account" (
    "id" CHAR(12) NOT NULL,
    "connection_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "status" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3),
    "org_unit_id" TEXT,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "tags_read_at" TIMESTAMPTZ(3),
    "environment" TEXT,
    "environment_origin" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "aws_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" INTEGER NOT NULL,
    "gives" TEXT NOT NULL,
    "tag_key" TEXT NOT NULL,
    "tag_value" TEXT,
    "name" TEXT,

    CONSTRAINT "account_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_usage" (
    "account_id" CHAR(12) NOT NULL,
    "service" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "connection_id" TEXT,
    "resources" INTEGER,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_usage_pkey" PRIMARY KEY ("account_id","service","region","source")
);

-- CreateIndex
CREATE INDEX "health_event_unclosed_category_idx" ON "health_event"("status", "category", "scope", "id") WHERE (status <> 'closed');

-- CreateIndex
CREATE INDEX "health_event_named_idx" ON "health_event"("service", "id") WHERE (service_name IS NOT NULL);

-- CreateIndex
CREATE INDEX "event_reading_pending_idx" ON "event_reading"("connection_id", "last_updated_at") WHERE (pending);

-- CreateIndex
CREATE INDEX "event_reading_unclosed_idx" ON "event_reading"("connection_id", "arn") WHERE (status <> 'closed');

-- CreateIndex
CREATE INDEX "event_reading_event_id_idx" ON "event_reading"("event_id");

-- CreateIndex
CREATE INDEX "reach_change_event_id_observed_at_id_idx" ON "reach_change"("event_id", "observed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "eventbridge_page_event_arn_said_at_idx" ON "eventbridge_page"("event_arn", "said_at");

-- CreateIndex
CREATE INDEX "eventbridge_page_unsettled_idx" ON "eventbridge_page"("received_at") WHERE (settled_at IS NULL);

-- CreateIndex
CREATE INDEX "org_unit_connection_id_idx" ON "org_unit"("connection_id");

-- CreateIndex
CREATE INDEX "aws_account_connection_id_idx" ON "aws_account"("connection_id");

-- CreateIndex
CREATE INDEX "aws_account_org_unit_id_idx" ON "aws_account"("org_unit_id");

-- CreateIndex
CREATE INDEX "service_usage_service_region_idx" ON "service_usage"("service", "region");

-- CreateIndex
CREATE INDEX "source_connection_id_idx" ON "source"("connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "aws_connection_name_key" ON "aws_connection"("name");

-- CreateIndex
CREATE INDEX "affected_account_connection_id_event_id_idx" ON "affected_account"("connection_id", "event_id");

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "source_listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection_check" ADD CONSTRAINT "connection_check_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_reading" ADD CONSTRAINT "event_reading_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_reading" ADD CONSTRAINT "event_reading_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affected_account" ADD CONSTRAINT "affected_account_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_text" ADD CONSTRAINT "event_text_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reach_change" ADD CONSTRAINT "reach_change_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aws_account" ADD CONSTRAINT "aws_account_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aws_account" ADD CONSTRAINT "aws_account_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_usage" ADD CONSTRAINT "service_usage_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Until now every source told the severity, but for the bundled history.
UPDATE "health_event" SET "severity_said_at" = "said_at", "severity_listing" = "listing", "severity_fetched_at" = "fetched_at"
WHERE "listing" <> 'bundled';
