-- AlterTable
ALTER TABLE "aws_account" ADD COLUMN     "criticality" TEXT,
ADD COLUMN     "criticality_origin" TEXT;

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "reach_at" TIMESTAMPTZ(3),
ADD COLUMN     "reach_confirmed" INTEGER,
ADD COLUMN     "reach_inferred" INTEGER,
ADD COLUMN     "reach_reported" INTEGER,
ADD COLUMN     "reach_total" INTEGER,
ADD COLUMN     "reach_unknown" INTEGER,
ADD COLUMN     "reach_weight" INTEGER;

-- CreateTable
CREATE TABLE "workload" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "note" TEXT,
    "team_id" UUID,
    "tag_key" TEXT,
    "tag_value" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workload_account" (
    "workload_id" UUID NOT NULL,
    "account_id" CHAR(12) NOT NULL,

    CONSTRAINT "workload_account_pkey" PRIMARY KEY ("workload_id","account_id")
);

-- CreateTable
CREATE TABLE "workload_dependency" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workload_id" UUID NOT NULL,
    "service" TEXT,
    "region" TEXT,
    "on_workload_id" UUID,
    "note" TEXT,

    CONSTRAINT "workload_dependency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blast_report" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "account_id" CHAR(12) NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "blast_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workload_name_key" ON "workload"("name");

-- CreateIndex
CREATE INDEX "workload_team_id_idx" ON "workload"("team_id");

-- CreateIndex
CREATE INDEX "workload_dependency_workload_id_idx" ON "workload_dependency"("workload_id");

-- CreateIndex
CREATE INDEX "workload_dependency_on_workload_id_idx" ON "workload_dependency"("on_workload_id");

-- CreateIndex
CREATE INDEX "blast_report_account_id_idx" ON "blast_report"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "blast_report_current_key" ON "blast_report"("incident_id", "account_id") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "service_usage_region_account_id_idx" ON "service_usage"("region", "account_id");

-- CreateIndex
CREATE INDEX "reach_change_added_idx" ON "reach_change"("event_id", "account_id") WHERE (entity_value IS NULL);

-- AddForeignKey
ALTER TABLE "workload" ADD CONSTRAINT "workload_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workload_account" ADD CONSTRAINT "workload_account_workload_id_fkey" FOREIGN KEY ("workload_id") REFERENCES "workload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workload_dependency" ADD CONSTRAINT "workload_dependency_workload_id_fkey" FOREIGN KEY ("workload_id") REFERENCES "workload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workload_dependency" ADD CONSTRAINT "workload_dependency_on_workload_id_fkey" FOREIGN KEY ("on_workload_id") REFERENCES "workload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_report" ADD CONSTRAINT "blast_report_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AWS Health's code VPN is the public feed's vpnvpc: until now the two were kept apart.
UPDATE "health_event" SET "service" = 'vpnvpc' WHERE "service" = 'vpn';
UPDATE "impacted_service" SET "service" = 'vpnvpc' WHERE "service" = 'vpn';
UPDATE "incident" SET "services" = array_replace("services", 'vpn', 'vpnvpc') WHERE 'vpn' = ANY ("services");
DELETE FROM "service_usage" old USING "service_usage" kept WHERE old."service" = 'vpn' AND kept."service" = 'vpnvpc'
  AND (old."account_id", old."region", old."source") = (kept."account_id", kept."region", kept."source");
UPDATE "service_usage" SET "service" = 'vpnvpc' WHERE "service" = 'vpn';
