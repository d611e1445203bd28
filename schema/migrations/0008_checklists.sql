CREATE TYPE "public"."lane" AS ENUM('SALES', 'MANAGEMENT', 'OPERATIONS', 'FINANCE', 'BUYER');--> statement-breakpoint
CREATE TABLE "checklist_items" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"stage" "deal_stage" NOT NULL,
	"sequence" integer NOT NULL,
	"step" text NOT NULL,
	"lane" "lane" NOT NULL,
	"minutes" integer NOT NULL,
	"yields" text NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "checklist_items_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "checklist_items_positive" CHECK ("checklist_items"."sequence" > 0 AND "checklist_items"."minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "checklist_ticks" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"note" text,
	CONSTRAINT "checklist_ticks_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_company_id_item_id_checklist_items_company_id_id_fk" FOREIGN KEY ("company_id","item_id") REFERENCES "public"."checklist_items"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "checklist_items_sequence_key" ON "checklist_items" USING btree ("company_id","stage","sequence") WHERE "checklist_items"."archived_at" IS NULL;--> statement-breakpoint
CREATE INDEX "checklist_items_created" ON "checklist_items" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "checklist_ticks_item_key" ON "checklist_ticks" USING btree ("company_id","deal_id","item_id");