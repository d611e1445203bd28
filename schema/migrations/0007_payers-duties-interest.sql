CREATE TYPE "public"."customs_value_basis" AS ENUM('CIF', 'FOB');--> statement-breakpoint
CREATE TYPE "public"."party" AS ENUM('SELLER', 'BUYER', 'NOBODY');--> statement-breakpoint
CREATE TABLE "cost_sheet_duties" (
	"company_id" uuid NOT NULL,
	"cost_sheet_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"rate" numeric,
	"per_unit" numeric,
	"currency" char(3),
	CONSTRAINT "cost_sheet_duties_company_id_cost_sheet_id_sequence_pk" PRIMARY KEY("company_id","cost_sheet_id","sequence"),
	CONSTRAINT "cost_sheet_duties_rate_or_amount" CHECK (coalesce("cost_sheet_duties"."rate", "cost_sheet_duties"."per_unit") IS NOT NULL AND ("cost_sheet_duties"."per_unit" IS NULL) = ("cost_sheet_duties"."currency" IS NULL) AND coalesce("cost_sheet_duties"."rate", 0) >= 0 AND coalesce("cost_sheet_duties"."per_unit", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "cost_sheet_payers" (
	"company_id" uuid NOT NULL,
	"cost_sheet_id" uuid NOT NULL,
	"step" "cost_step" NOT NULL,
	"party" "party" NOT NULL,
	CONSTRAINT "cost_sheet_payers_company_id_cost_sheet_id_step_pk" PRIMARY KEY("company_id","cost_sheet_id","step")
);
--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "import_tax_rate" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "customs_value_basis" "customs_value_basis";--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "annual_interest_rate" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "day_count" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_duties" ADD CONSTRAINT "cost_sheet_duties_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheet_payers" ADD CONSTRAINT "cost_sheet_payers_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_import_tax_whole" CHECK (("cost_sheets"."import_tax_rate" IS NULL) = ("cost_sheets"."customs_value_basis" IS NULL) AND coalesce("cost_sheets"."import_tax_rate", 0) >= 0);--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_interest_whole" CHECK (("cost_sheets"."annual_interest_rate" IS NULL) = ("cost_sheets"."day_count" IS NULL) AND coalesce("cost_sheets"."annual_interest_rate", 0) >= 0 AND coalesce("cost_sheets"."day_count", 360) IN (360, 365));