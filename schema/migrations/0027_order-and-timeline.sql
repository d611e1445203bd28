CREATE TYPE "public"."inspection_stage" AS ENUM('PREPRODUCTION', 'INLINE', 'FINAL', 'LOADING');--> statement-breakpoint
CREATE TYPE "public"."day_kind" AS ENUM('EVERY_DAY', 'OPEN_DAYS', 'WORKDAYS', 'BUYER_WORKDAYS');--> statement-breakpoint
CREATE TYPE "public"."deadline_kind" AS ENUM('CONTRACT', 'LETTER_OF_CREDIT', 'BUYER', 'PRICE_VALIDITY', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."milestone_code" AS ENUM('ORDER_CONFIRMED', 'DEPOSIT_RECEIVED', 'LC_RECEIVED_OK', 'PP_SAMPLE_SENT', 'PP_SAMPLE_APPROVED', 'MATERIAL_READY', 'QC_PREPRODUCTION', 'PRODUCTION_START', 'QC_DUPRO', 'PRODUCTION_FINISH', 'QC_FINAL', 'CARGO_READY', 'BOOKING_REQUESTED', 'BOOKING_CONFIRMED', 'EMPTY_PICKED_UP', 'QC_LOADING', 'STUFFED', 'SI_SUBMITTED', 'VGM_SUBMITTED', 'EXPORT_DECLARED', 'EXPORT_RELEASED', 'GATED_IN_POL', 'HANDED_OVER', 'LOADED_ON_BOARD', 'DEPARTED_POL', 'BL_DRAFT_CONFIRMED', 'BL_ISSUED', 'SHIPPING_ADVICE_SENT', 'TS_ARRIVED', 'TS_DISCHARGED', 'TS_LOADED', 'TS_DEPARTED', 'DOCS_PRESENTED', 'DOCS_SENT', 'ARRIVAL_NOTICE', 'ARRIVED_POD', 'DISCHARGED', 'BL_SURRENDERED', 'IMPORT_CLEARED', 'GATED_OUT_POD', 'DELIVERED', 'EMPTY_RETURNED', 'BALANCE_RECEIVED', 'FX_SETTLED', 'REBATE_RECEIVED', 'CLOSED');--> statement-breakpoint
CREATE TYPE "public"."milestone_party" AS ENUM('SELLER', 'BUYER', 'CARRIER', 'INSPECTOR');--> statement-breakpoint
CREATE TYPE "public"."report_class" AS ENUM('ESTIMATED', 'ACTUAL');--> statement-breakpoint
CREATE TYPE "public"."report_source" AS ENUM('CARRIER', 'TERMINAL', 'CUSTOMS', 'INSPECTOR', 'FORWARDER', 'FACTORY', 'BUYER', 'MANUAL');--> statement-breakpoint
ALTER TYPE "public"."clause_kind" ADD VALUE 'PARTIAL_SHIPMENTS' BEFORE 'FORCE_MAJEURE';--> statement-breakpoint
CREATE TABLE "orders" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"number" text NOT NULL,
	"contract_id" uuid NOT NULL,
	"confirmed_on" date NOT NULL,
	"factory_country" char(2) NOT NULL,
	"needs_sample" boolean NOT NULL,
	"inspections" "inspection_stage"[] NOT NULL,
	"baseline" integer NOT NULL,
	CONSTRAINT "orders_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "orders_baseline_positive" CHECK ("orders"."baseline" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"company_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"quantity" numeric NOT NULL,
	CONSTRAINT "shipment_lines_company_id_shipment_id_sequence_pk" PRIMARY KEY("company_id","shipment_id","sequence"),
	CONSTRAINT "shipment_lines_quantity_positive" CHECK ("shipment_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"port_of_loading" text,
	"port_of_discharge" text,
	"full_containers" boolean NOT NULL,
	"transhipments" integer NOT NULL,
	"production_days" integer NOT NULL,
	"transit_days" integer NOT NULL,
	"promised_on" date NOT NULL,
	"booking_number" text,
	"carrier" text,
	"vessel" text,
	"voyage" text,
	"transport_document" text,
	"hold_reason" text,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "shipments_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "shipments_counts_range" CHECK ("shipments"."sequence" > 0 AND "shipments"."transhipments" BETWEEN 0 AND 4 AND "shipments"."production_days" BETWEEN 0 AND 1000 AND "shipments"."transit_days" BETWEEN 0 AND 400),
	CONSTRAINT "shipments_cancelled_whole" CHECK (("shipments"."cancelled_at" IS NULL) = ("shipments"."cancel_reason" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "baselines" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "baselines_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"country" char(2) NOT NULL,
	"day" date NOT NULL,
	"is_workday" boolean NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "calendar_days_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"milestone_id" uuid NOT NULL,
	"kind" "deadline_kind" NOT NULL,
	"due_on" date NOT NULL,
	"note" text,
	CONSTRAINT "deadlines_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "milestone_links" (
	"company_id" uuid NOT NULL,
	"milestone_id" uuid NOT NULL,
	"after_id" uuid NOT NULL,
	"days" integer NOT NULL,
	"kind" "day_kind" NOT NULL,
	CONSTRAINT "milestone_links_company_id_milestone_id_after_id_pk" PRIMARY KEY("company_id","milestone_id","after_id")
);
--> statement-breakpoint
CREATE TABLE "milestone_reports" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"milestone_id" uuid NOT NULL,
	"classifier" "report_class" NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone,
	"source" "report_source" NOT NULL,
	"reporter" text,
	"location" text,
	"evidence" text,
	"cause" text,
	"stated_at" timestamp with time zone NOT NULL,
	"retracts_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "milestone_reports_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid,
	"code" "milestone_code" NOT NULL,
	"leg" integer NOT NULL,
	"sequence" integer NOT NULL,
	"party" "milestone_party" NOT NULL,
	"person_id" uuid,
	"planned_on" date NOT NULL,
	"estimated_on" date NOT NULL,
	"actual_on" date,
	"actual_report_id" uuid,
	"estimate_report_id" uuid,
	"is_contested" boolean DEFAULT false NOT NULL,
	"latest_on" date,
	"driven_by_id" uuid,
	CONSTRAINT "milestones_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "milestones_actual_whole" CHECK (("milestones"."actual_on" IS NULL) = ("milestones"."actual_report_id" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "planned_days" (
	"company_id" uuid NOT NULL,
	"baseline_id" uuid NOT NULL,
	"milestone_id" uuid NOT NULL,
	"planned_on" date NOT NULL,
	CONSTRAINT "planned_days_company_id_milestone_id_baseline_id_pk" PRIMARY KEY("company_id","milestone_id","baseline_id")
);
--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "tolerance_rate" numeric DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "partial_shipments" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_company_id_contract_id_contracts_company_id_id_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_port_of_loading_ports_locode_fk" FOREIGN KEY ("port_of_loading") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_port_of_discharge_ports_locode_fk" FOREIGN KEY ("port_of_discharge") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_company_id_milestone_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","milestone_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_links" ADD CONSTRAINT "milestone_links_company_id_milestone_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","milestone_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_links" ADD CONSTRAINT "milestone_links_company_id_after_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","after_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_reports" ADD CONSTRAINT "milestone_reports_company_id_milestone_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","milestone_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_reports" ADD CONSTRAINT "milestone_reports_company_id_retracts_id_milestone_reports_company_id_id_fk" FOREIGN KEY ("company_id","retracts_id") REFERENCES "public"."milestone_reports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_reports" ADD CONSTRAINT "milestone_reports_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_days" ADD CONSTRAINT "planned_days_company_id_baseline_id_baselines_company_id_id_fk" FOREIGN KEY ("company_id","baseline_id") REFERENCES "public"."baselines"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_days" ADD CONSTRAINT "planned_days_company_id_milestone_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","milestone_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_key" ON "orders" USING btree ("company_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_deal_key" ON "orders" USING btree ("company_id","deal_id");--> statement-breakpoint
CREATE INDEX "orders_confirmed" ON "orders" USING btree ("company_id","confirmed_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_sequence_key" ON "shipments" USING btree ("company_id","order_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_number_key" ON "shipments" USING btree ("company_id","number");--> statement-breakpoint
CREATE INDEX "shipments_promised" ON "shipments" USING btree ("company_id","promised_on","id");--> statement-breakpoint
CREATE INDEX "shipments_deal" ON "shipments" USING btree ("company_id","deal_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "baselines_sequence_key" ON "baselines" USING btree ("company_id","order_id","sequence");--> statement-breakpoint
CREATE INDEX "calendar_days_day" ON "calendar_days" USING btree ("company_id","day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_days_key" ON "calendar_days" USING btree ("company_id","country","day");--> statement-breakpoint
CREATE UNIQUE INDEX "deadlines_kind_key" ON "deadlines" USING btree ("company_id","milestone_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "milestone_reports_retracted_once" ON "milestone_reports" USING btree ("company_id","retracts_id");--> statement-breakpoint
CREATE INDEX "milestone_reports_milestone" ON "milestone_reports" USING btree ("company_id","milestone_id","recorded_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "milestones_order_key" ON "milestones" USING btree ("company_id","order_id","code") WHERE "milestones"."shipment_id" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "milestones_shipment_key" ON "milestones" USING btree ("company_id","shipment_id","code","leg") WHERE "milestones"."shipment_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "milestones_order" ON "milestones" USING btree ("company_id","order_id","sequence");--> statement-breakpoint
CREATE INDEX "milestones_expected" ON "milestones" USING btree ("company_id","estimated_on","id");
--> statement-breakpoint
-- By hand: what was said of a milestone stays said; what a plan was stays known.
CREATE TRIGGER milestone_reports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON milestone_reports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER baselines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON baselines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
