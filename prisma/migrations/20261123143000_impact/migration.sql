-- CreateTable
CREATE TABLE "outage" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "event_id" BIGINT,
    "observed_id" BIGINT,
    "via" TEXT NOT NULL,
    "service" TEXT,
    "region" TEXT,
    "partition" TEXT,
    "is_public" BOOLEAN NOT NULL,
    "severity" "severity",
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3),
    "declared" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "described" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "recovered" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "observed" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "faults" TEXT,
    "first_said_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3),
    "last_known_at" TIMESTAMPTZ(3),
    "words_for_all" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_account_period" (
    "id" BIGSERIAL NOT NULL,
    "team_id" UUID NOT NULL,
    "team_name" TEXT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "from_at" TIMESTAMPTZ(6),
    "until_at" TIMESTAMPTZ(6),
    "noted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_account_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "impact_month" (
    "month" DATE NOT NULL,
    "clock" "impact_clock" NOT NULL,
    "digest" TEXT NOT NULL,
    "confirmed_ms" BIGINT NOT NULL,
    "reported_ms" BIGINT NOT NULL,
    "inferred_ms" BIGINT NOT NULL,
    "accounts" BYTEA NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "impact_month_pkey" PRIMARY KEY ("month","clock")
);

-- CreateTable
CREATE TABLE "impact_report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "filter" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "send_at_hour" SMALLINT,
    "recipients" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "next_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "impact_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "impact_report_sending" (
    "id" BIGSERIAL NOT NULL,
    "report_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "period_from" TIMESTAMPTZ(3) NOT NULL,
    "period_to" TIMESTAMPTZ(3) NOT NULL,
    "recipients" TEXT[],
    "asked_by_name" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "impact_report_sending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" TEXT NOT NULL DEFAULT '',
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outage_incident_id_idx" ON "outage"("incident_id");

-- CreateIndex
CREATE INDEX "outage_event_id_idx" ON "outage"("event_id");

-- CreateIndex
CREATE INDEX "outage_observed_idx" ON "outage"("observed_id") WHERE (observed_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "outage_first_at_id_idx" ON "outage"("first_at", "id");

-- CreateIndex
CREATE INDEX "outage_service_first_at_idx" ON "outage"("service", "first_at");

-- CreateIndex
CREATE INDEX "outage_region_first_at_idx" ON "outage"("region", "first_at");

-- CreateIndex
CREATE INDEX "outage_long_idx" ON "outage"("first_at") WHERE (last_at IS NULL OR last_at - first_at > '7 days'::interval);

-- CreateIndex
CREATE INDEX "team_account_period_account_id_idx" ON "team_account_period"("account_id");

-- CreateIndex
CREATE INDEX "team_account_period_team_id_idx" ON "team_account_period"("team_id");

-- CreateIndex
CREATE INDEX "impact_report_due_idx" ON "impact_report"("next_at") WHERE (next_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "impact_report_sending_report_id_due_at_key" ON "impact_report_sending"("report_id", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_hash_key" ON "calendar_feed"("secret_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- AddForeignKey
ALTER TABLE "outage" ADD CONSTRAINT "outage_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outage" ADD CONSTRAINT "outage_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "health_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outage" ADD CONSTRAINT "outage_observed_id_fkey" FOREIGN KEY ("observed_id") REFERENCES "observed_window"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "impact_report_sending" ADD CONSTRAINT "impact_report_sending_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "impact_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Which team owned an account when: kept by the database itself, whoever writes team_account.
INSERT INTO "team_account_period" ("team_id", "team_name", "account_id")
SELECT o.team_id, t.name, o.account_id FROM "team_account" o JOIN "team" t ON t.id = o.team_id;

CREATE FUNCTION note_team_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- When this transaction began, to the microsecond as the columns hold it: no other one began then.
  at CONSTANT timestamptz := now();
BEGIN
  IF TG_OP = 'DELETE' THEN
    -- What came and went within one transaction never was.
    DELETE FROM team_account_period
      WHERE team_id = OLD.team_id AND account_id = OLD.account_id AND until_at IS NULL AND noted_at = at;
    UPDATE team_account_period SET until_at = at
      WHERE team_id = OLD.team_id AND account_id = OLD.account_id AND until_at IS NULL;
    RETURN OLD;
  END IF;
  -- Taken away and given back within one transaction: nothing happened.
  UPDATE team_account_period SET until_at = NULL
    WHERE team_id = NEW.team_id AND account_id = NEW.account_id AND until_at = at;
  IF NOT FOUND THEN
    INSERT INTO team_account_period (team_id, team_name, account_id, from_at, noted_at)
    SELECT t.id, t.name, NEW.account_id, CASE WHEN EXISTS (
        SELECT FROM team_account_period p WHERE p.account_id = NEW.account_id AND p.noted_at < at) THEN at END, at
    FROM team t WHERE t.id = NEW.team_id;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER note_team_account AFTER INSERT OR DELETE ON "team_account"
  FOR EACH ROW EXECUTE FUNCTION note_team_account();

-- A team that is gone is called what it was called last.
CREATE FUNCTION note_team_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE team_account_period SET team_name = NEW.name WHERE team_id = NEW.id;
  RETURN NEW;
END
$$;

CREATE TRIGGER note_team_name AFTER UPDATE OF name ON "team"
  FOR EACH ROW EXECUTE FUNCTION note_team_name();
