CREATE TYPE "public"."freight_basis" AS ENUM('SHIPMENT', 'UNIT', 'PACKAGE', 'CBM', 'CONTAINER');--> statement-breakpoint
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
ALTER TABLE "cost_sheet_charges" ADD COLUMN "freight_rate_id" uuid;--> statement-breakpoint
ALTER TABLE "freight_rates" ADD CONSTRAINT "freight_rates_from_locode_ports_locode_fk" FOREIGN KEY ("from_locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rates" ADD CONSTRAINT "freight_rates_to_locode_ports_locode_fk" FOREIGN KEY ("to_locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freight_rates" ADD CONSTRAINT "freight_rates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "freight_rates_from" ON "freight_rates" USING btree ("company_id","valid_from","id");--> statement-breakpoint
CREATE INDEX "freight_rates_provider" ON "freight_rates" USING btree ("company_id","provider","id");--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_company_id_freight_rate_id_freight_rates_company_id_id_fk" FOREIGN KEY ("company_id","freight_rate_id") REFERENCES "public"."freight_rates"("company_id","id") ON DELETE no action ON UPDATE no action;