DROP INDEX "cost_sheets_deal_key";--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "cost_sheet_id" uuid;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cost_sheets_version_key" ON "cost_sheets" USING btree ("company_id","deal_id","version");