CREATE TABLE "rebate_rates" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"hs_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"vat_rate" numeric NOT NULL,
	"rebate_rate" numeric NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rebate_rates_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "rebate_rates_hs_code_form" CHECK ("rebate_rates"."hs_code" ~ '^\d{2,13}$'),
	CONSTRAINT "rebate_rates_range" CHECK (0 <= "rebate_rates"."rebate_rate" AND "rebate_rates"."rebate_rate" <= "rebate_rates"."vat_rate" AND "rebate_rates"."vat_rate" < 1)
);
--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD COLUMN "rebate_rate_id" uuid;--> statement-breakpoint
ALTER TABLE "rebate_rates" ADD CONSTRAINT "rebate_rates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rebate_rates_day_key" ON "rebate_rates" USING btree ("company_id","hs_code","valid_from");--> statement-breakpoint
CREATE INDEX "rebate_rates_valid_from" ON "rebate_rates" USING btree ("company_id","valid_from","id");--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD CONSTRAINT "cost_sheet_goods_company_id_rebate_rate_id_rebate_rates_company_id_id_fk" FOREIGN KEY ("company_id","rebate_rate_id") REFERENCES "public"."rebate_rates"("company_id","id") ON DELETE no action ON UPDATE no action;