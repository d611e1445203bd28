CREATE TYPE "public"."text_encoding" AS ENUM('AUTO', 'GB18030', 'WINDOWS_1252');--> statement-breakpoint
CREATE TYPE "public"."expiry_stage" AS ENUM('EXPIRING', 'EXPIRED');--> statement-breakpoint
CREATE TYPE "public"."expiry_subject" AS ENUM('CERTIFICATE', 'CLAIM');--> statement-breakpoint
ALTER TYPE "public"."import_choice" ADD VALUE 'UPDATE' BEFORE 'SKIP';--> statement-breakpoint
CREATE TABLE "customer_merges" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"reason" text NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customer_merges_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "expiry_alerts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"subject" "expiry_subject" NOT NULL,
	"certificate_id" uuid,
	"claim_id" uuid,
	"person_id" uuid NOT NULL,
	"stage" "expiry_stage" NOT NULL,
	"ends_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "expiry_alerts_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "expiry_alerts_subject" CHECK (("expiry_alerts"."subject" = 'CERTIFICATE') = ("expiry_alerts"."certificate_id" IS NOT NULL) AND ("expiry_alerts"."subject" = 'CLAIM') = ("expiry_alerts"."claim_id" IS NOT NULL))
);
--> statement-breakpoint
DROP INDEX "market_notes_words";--> statement-breakpoint
ALTER TABLE "customer_import_rows" ADD COLUMN "known_version" integer;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD COLUMN "encoding" text_encoding DEFAULT 'AUTO' NOT NULL;--> statement-breakpoint
ALTER TABLE "market_notes" ADD COLUMN "logistics" text;--> statement-breakpoint
ALTER TABLE "market_notes" ADD COLUMN "contacts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_company_id_merged_by_people_company_id_id_fk" FOREIGN KEY ("company_id","merged_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expiry_alerts" ADD CONSTRAINT "expiry_alerts_company_id_certificate_id_product_certificates_company_id_id_fk" FOREIGN KEY ("company_id","certificate_id") REFERENCES "public"."product_certificates"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expiry_alerts" ADD CONSTRAINT "expiry_alerts_company_id_claim_id_product_claims_company_id_id_fk" FOREIGN KEY ("company_id","claim_id") REFERENCES "public"."product_claims"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expiry_alerts" ADD CONSTRAINT "expiry_alerts_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_merges_customer" ON "customer_merges" USING btree ("company_id","customer_id","merged_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "expiry_alerts_certificate_once" ON "expiry_alerts" USING btree ("company_id","certificate_id","ends_on","stage") WHERE "expiry_alerts"."certificate_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "expiry_alerts_claim_once" ON "expiry_alerts" USING btree ("company_id","claim_id","ends_on","stage") WHERE "expiry_alerts"."claim_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "expiry_alerts_person" ON "expiry_alerts" USING btree ("company_id","person_id","at","id");--> statement-breakpoint
CREATE INDEX "market_notes_words" ON "market_notes" USING gin (words_of("language", "title", "summary", "demand_drivers", "trends", "seasonality", "payment_habits", "risks", "logistics"));--> statement-breakpoint
ALTER TABLE "customer_import_rows" ADD CONSTRAINT "customer_import_rows_update" CHECK (("customer_import_rows"."choice"::text = 'UPDATE') = ("customer_import_rows"."known_version" IS NOT NULL) AND ("customer_import_rows"."known_version" IS NULL OR "customer_import_rows"."known_as" IS NOT NULL));