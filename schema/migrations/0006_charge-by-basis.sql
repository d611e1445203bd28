CREATE TYPE "public"."allocation_key" AS ENUM('VALUE', 'GROSS_WEIGHT', 'NET_WEIGHT', 'VOLUME', 'QUANTITY', 'PACKAGES', 'EQUAL');--> statement-breakpoint
CREATE TYPE "public"."charge_basis" AS ENUM('SHIPMENT', 'UNIT', 'PACKAGE', 'CBM', 'CONTAINER', 'PERCENT_OF_PRICE');--> statement-breakpoint
CREATE TYPE "public"."equipment" AS ENUM('GP20', 'GP40', 'HQ40', 'HQ45');--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" DROP CONSTRAINT "cost_sheet_charges_not_negative";--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ALTER COLUMN "amount_minor" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ALTER COLUMN "currency" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "basis" charge_basis DEFAULT 'SHIPMENT' NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "allocate_by" "allocation_key" DEFAULT 'VALUE' NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD COLUMN "rate" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "units_per_package" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "packages" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "net_kg" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "gross_kg" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "cbm" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "minimum_order_quantity" numeric;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "equipment" "equipment";--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD COLUMN "containers" integer;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_amount_or_rate" CHECK (("cost_sheet_charges"."basis" = 'PERCENT_OF_PRICE') = ("cost_sheet_charges"."rate" IS NOT NULL) AND ("cost_sheet_charges"."rate" IS NULL) = ("cost_sheet_charges"."amount_minor" IS NOT NULL) AND ("cost_sheet_charges"."amount_minor" IS NULL) = ("cost_sheet_charges"."currency" IS NULL));--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_not_negative" CHECK (coalesce("cost_sheet_charges"."amount_minor", 0) >= 0 AND coalesce("cost_sheet_charges"."rate", 0) >= 0);--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD CONSTRAINT "cost_sheet_goods_packing_not_negative" CHECK ("cost_sheet_goods"."units_per_package" > 0 AND "cost_sheet_goods"."packages" > 0 AND "cost_sheet_goods"."net_kg" >= 0 AND "cost_sheet_goods"."gross_kg" >= 0 AND "cost_sheet_goods"."cbm" >= 0 AND "cost_sheet_goods"."minimum_order_quantity" >= 0);--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_containers_of_a_kind" CHECK ("cost_sheets"."containers" IS NULL OR ("cost_sheets"."containers" > 0 AND "cost_sheets"."equipment" IS NOT NULL));