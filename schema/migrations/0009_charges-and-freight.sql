CREATE TYPE "public"."allocation_key" AS ENUM('VALUE', 'GROSS_WEIGHT', 'NET_WEIGHT', 'VOLUME', 'QUANTITY', 'PACKAGES', 'EQUAL');--> statement-breakpoint
CREATE TYPE "public"."charge_basis" AS ENUM('SHIPMENT', 'UNIT', 'PACKAGE', 'CBM', 'CONTAINER', 'PERCENT_OF_PRICE');--> statement-breakpoint
CREATE TYPE "public"."customs_value_basis" AS ENUM('CIF', 'FOB');--> statement-breakpoint
CREATE TYPE "public"."equipment" AS ENUM('GP20', 'GP40', 'HQ40', 'HQ45');--> statement-breakpoint
CREATE TYPE "public"."freight_basis" AS ENUM('SHIPMENT', 'UNIT', 'PACKAGE', 'CBM', 'CONTAINER');--> statement-breakpoint
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
CREATE TABLE "freight_rates" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"step" "cost_step" NOT NULL,
	"from_locode" text NOT NULL,
	"to_locode" text,
	"equipment" "equipment",
	"basis" "freight_basis" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"provider" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"note" text,
	CONSTRAINT "freight_rates_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "freight_rates_amount_not_negative" CHECK ("freight_rates"."amount_minor" >= 0),
	CONSTRAINT "freight_rates_validity" CHECK ("freight_rates"."valid_until" >= "freight_rates"."valid_from"),
	CONSTRAINT "freight_rates_container_of_a_kind" CHECK ("freight_rates"."basis" <> 'CONTAINER' OR "freight_rates"."equipment" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" DROP CONSTRAINT "cost_sheet_charges_not_negative";--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ALTER COLUMN "amount_minor" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ALTER COLUMN "currency" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "basis" charge_basis DEFAULT 'SHIPMENT' NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "allocate_by" "allocation_key" DEFAULT 'VALUE' NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "rate" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "freight_rate_id" uuid;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "units_per_package" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "packages" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "net_kg" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "gross_kg" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "cbm" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "minimum_order_quantity" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "equipment" "equipment";--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "containers" integer;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "import_tax_rate" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "customs_value_basis" "customs_value_basis";--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "annual_interest_rate" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "day_count" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_duties" ADD CONSTRAINT "cost_sheet_duties_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheet_payers" ADD CONSTRAINT "cost_sheet_payers_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rates" ADD CONSTRAINT "freight_rates_from_locode_ports_locode_fk" FOREIGN KEY ("from_locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rates" ADD CONSTRAINT "freight_rates_to_locode_ports_locode_fk" FOREIGN KEY ("to_locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rates" ADD CONSTRAINT "freight_rates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "freight_rates_from" ON "freight_rates" USING btree ("company_id","valid_from","id");--> statement-breakpoint
CREATE INDEX "freight_rates_provider" ON "freight_rates" USING btree ("company_id","provider","id");--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_company_id_freight_rate_id_freight_rates_company_id_id_fk" FOREIGN KEY ("company_id","freight_rate_id") REFERENCES "public"."freight_rates"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_amount_or_rate" CHECK (("cost_sheet_charges"."basis" = 'PERCENT_OF_PRICE') = ("cost_sheet_charges"."rate" IS NOT NULL) AND ("cost_sheet_charges"."rate" IS NULL) = ("cost_sheet_charges"."amount_minor" IS NOT NULL) AND ("cost_sheet_charges"."amount_minor" IS NULL) = ("cost_sheet_charges"."currency" IS NULL));--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_not_negative" CHECK (coalesce("cost_sheet_charges"."amount_minor", 0) >= 0 AND coalesce("cost_sheet_charges"."rate", 0) >= 0);--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD CONSTRAINT "cost_sheet_goods_packing_not_negative" CHECK ("cost_sheet_goods"."units_per_package" > 0 AND "cost_sheet_goods"."packages" > 0 AND "cost_sheet_goods"."net_kg" >= 0 AND "cost_sheet_goods"."gross_kg" >= 0 AND "cost_sheet_goods"."cbm" >= 0 AND "cost_sheet_goods"."minimum_order_quantity" >= 0);--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_import_tax_whole" CHECK (("cost_sheets"."import_tax_rate" IS NULL) = ("cost_sheets"."customs_value_basis" IS NULL) AND coalesce("cost_sheets"."import_tax_rate", 0) >= 0);--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_interest_whole" CHECK (("cost_sheets"."annual_interest_rate" IS NULL) = ("cost_sheets"."day_count" IS NULL) AND coalesce("cost_sheets"."annual_interest_rate", 0) >= 0 AND coalesce("cost_sheets"."day_count", 360) IN (360, 365));--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_containers_of_a_kind" CHECK ("cost_sheets"."containers" IS NULL OR ("cost_sheets"."containers" > 0 AND "cost_sheets"."equipment" IS NOT NULL));