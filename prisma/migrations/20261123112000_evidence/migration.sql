-- AlterTable
ALTER TABLE "action_item" ADD COLUMN     "verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "verified_says" TEXT,
ADD COLUMN     "verify_accounts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "verify_check" TEXT;

-- AlterTable
ALTER TABLE "aws_connection" ADD COLUMN     "break_glass_users" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "code_tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "evidence_external_id" TEXT,
ADD COLUMN     "evidence_role" TEXT DEFAULT 'FaultlineEvidence',
ADD COLUMN     "watches_changes" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "evidence_fact" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_gap" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_verdict" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "check_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "rows" JSONB NOT NULL DEFAULT '[]',
    "total" INTEGER NOT NULL DEFAULT 0,
    "calls" JSONB NOT NULL DEFAULT '[]',
    "as_of" TIMESTAMPTZ(3),
    "fresh_until" TIMESTAMPTZ(3),
    "unread" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_day" (
    "day" DATE NOT NULL,
    "check_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "accounts" INTEGER NOT NULL,

    CONSTRAINT "evidence_day_pkey" PRIMARY KEY ("day","check_id","verdict")
);

-- CreateTable
CREATE TABLE "evidence_waiver" (
    "id" BIGSERIAL NOT NULL,
    "check_id" TEXT NOT NULL,
    "account_id" CHAR(12),
    "reason" TEXT NOT NULL,
    "expires_on" DATE NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,

    CONSTRAINT "evidence_waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_run" (
    "id" BIGSERIAL NOT NULL,
    "connection_id" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "asked_by_name" TEXT,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_reading" (
    "run_id" BIGINT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "requests" INTEGER NOT NULL DEFAULT 0,
    "throttles" INTEGER NOT NULL DEFAULT 0,
    "read" INTEGER NOT NULL DEFAULT 0,
    "unread" INTEGER NOT NULL DEFAULT 0,
    "sentence" TEXT,

    CONSTRAINT "evidence_reading_pkey" PRIMARY KEY ("run_id","account_id")
);

-- CreateTable
CREATE TABLE "iam_change" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "event_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event_source" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "actor_type" TEXT,
    "actor_arn" TEXT,
    "actor_name" TEXT NOT NULL,
    "source_ip" TEXT,
    "user_agent" TEXT,
    "subject" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "means_why" TEXT NOT NULL,
    "error_code" TEXT,
    "record" JSONB NOT NULL,
    "explanation" TEXT,
    "explained_by" TEXT,
    "explained_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "iam_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_call_minute" (
    "account_id" CHAR(12) NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "event_source" TEXT NOT NULL,
    "error_code" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "global_sts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "iam_call_minute_pkey" PRIMARY KEY ("account_id","minute","event_source","error_code")
);

-- CreateTable
CREATE TABLE "iam_coverage" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "event_source" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "iam_coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_lookup" (
    "id" BIGSERIAL NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "event_source" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reached_at" TIMESTAMPTZ(3),
    "sentence" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "iam_lookup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_alert" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "rule" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "subject" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "change_ids" BIGINT[],

    CONSTRAINT "iam_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_mute" (
    "id" BIGSERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "account_id" CHAR(12),
    "reason" TEXT NOT NULL,
    "until_on" DATE,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,

    CONSTRAINT "iam_mute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_fact_account_id_kind_from_at_idx" ON "evidence_fact"("account_id", "kind", "from_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "evidence_fact_current_key" ON "evidence_fact"("account_id", "kind") WHERE (until_at IS NULL);

-- CreateIndex
CREATE INDEX "evidence_gap_account_id_from_at_idx" ON "evidence_gap"("account_id", "from_at");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_gap_current_key" ON "evidence_gap"("account_id", "kind") WHERE (until_at IS NULL);

-- CreateIndex
CREATE INDEX "evidence_verdict_check_idx" ON "evidence_verdict"("check_id", "verdict", "account_id") WHERE (until_at IS NULL);

-- CreateIndex
CREATE INDEX "evidence_verdict_account_id_check_id_from_at_idx" ON "evidence_verdict"("account_id", "check_id", "from_at" DESC);

-- CreateIndex
CREATE INDEX "evidence_verdict_check_id_from_at_idx" ON "evidence_verdict"("check_id", "from_at");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_verdict_current_key" ON "evidence_verdict"("account_id", "check_id") WHERE (until_at IS NULL);

-- CreateIndex
CREATE INDEX "evidence_waiver_check_id_idx" ON "evidence_waiver"("check_id");

-- CreateIndex
CREATE INDEX "evidence_run_connection_id_id_idx" ON "evidence_run"("connection_id", "id" DESC);

-- CreateIndex
CREATE INDEX "evidence_reading_account_id_ended_at_idx" ON "evidence_reading"("account_id", "ended_at" DESC);

-- CreateIndex
CREATE INDEX "evidence_reading_waiting_idx" ON "evidence_reading"("run_id") WHERE (state = 'waiting');

-- CreateIndex
CREATE INDEX "iam_change_at_id_idx" ON "iam_change"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "iam_change_account_id_at_id_idx" ON "iam_change"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "iam_change_unexplained_idx" ON "iam_change"("at") WHERE (means = 'unknown' AND explanation IS NULL AND error_code IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "iam_change_account_id_event_id_key" ON "iam_change"("account_id", "event_id");

-- CreateIndex
CREATE INDEX "iam_call_minute_minute_idx" ON "iam_call_minute"("minute");

-- CreateIndex
CREATE INDEX "iam_coverage_account_id_event_source_from_at_idx" ON "iam_coverage"("account_id", "event_source", "from_at");

-- CreateIndex
CREATE INDEX "iam_lookup_waiting_idx" ON "iam_lookup"("id") WHERE (state = 'waiting');

-- CreateIndex
CREATE UNIQUE INDEX "iam_lookup_account_id_event_source_from_at_to_at_key" ON "iam_lookup"("account_id", "event_source", "from_at", "to_at");

-- CreateIndex
CREATE INDEX "iam_alert_incident_id_idx" ON "iam_alert"("incident_id");

-- CreateIndex
CREATE INDEX "iam_alert_rule_account_id_subject_last_at_idx" ON "iam_alert"("rule", "account_id", "subject", "last_at" DESC);

-- CreateIndex
CREATE INDEX "iam_mute_rule_idx" ON "iam_mute"("rule");

-- CreateIndex
CREATE INDEX "action_item_verify_idx" ON "action_item"("verify_check") WHERE (verify_check IS NOT NULL AND removed_at IS NULL);

-- AddForeignKey
ALTER TABLE "evidence_run" ADD CONSTRAINT "evidence_run_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "aws_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_reading" ADD CONSTRAINT "evidence_reading_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "evidence_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_alert" ADD CONSTRAINT "iam_alert_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;


