CREATE TYPE "public"."delay_cause" AS ENUM('MATERIALS', 'CAPACITY', 'LABOUR', 'EQUIPMENT', 'POWER', 'REWORK', 'HOLIDAY', 'WEATHER', 'BUYER', 'PAYMENT', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."sample_status" AS ENUM('SENT', 'APPROVED', 'REFUSED');--> statement-breakpoint
CREATE TYPE "public"."defect_class" AS ENUM('CRITICAL', 'MAJOR', 'MINOR');--> statement-breakpoint
CREATE TYPE "public"."inspection_level" AS ENUM('S1', 'S2', 'S3', 'S4', 'I', 'II', 'III');--> statement-breakpoint
CREATE TYPE "public"."sample_choice" AS ENUM('PER_CLASS', 'LARGEST');--> statement-breakpoint
CREATE TYPE "public"."inspection_severity" AS ENUM('NORMAL', 'TIGHTENED');--> statement-breakpoint
CREATE TYPE "public"."verdict" AS ENUM('PENDING', 'PASS', 'FAIL');--> statement-breakpoint
CREATE TABLE "cost_actuals" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"step" "cost_step" NOT NULL,
	"booked_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"rate" numeric NOT NULL,
	"base_minor" bigint NOT NULL,
	"base_currency" char(3) NOT NULL,
	"payee" text NOT NULL,
	"evidence" text NOT NULL,
	"note" text,
	"recorded_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	CONSTRAINT "cost_actuals_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "cost_actuals_positive" CHECK ("cost_actuals"."amount_minor" > 0 AND "cost_actuals"."rate" > 0 AND "cost_actuals"."base_minor" >= 0),
	CONSTRAINT "cost_actuals_step" CHECK ("cost_actuals"."step" <> 'PROFIT'),
	CONSTRAINT "cost_actuals_withdrawn_whole" CHECK (("cost_actuals"."withdrawn_at" IS NULL) = ("cost_actuals"."withdraw_reason" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "production_delays" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"cause" "delay_cause" NOT NULL,
	"words" text NOT NULL,
	"expected_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "production_delays_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "production_lots" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"line" integer NOT NULL,
	"quantity" numeric NOT NULL,
	"factory" text NOT NULL,
	"materials_ready_on" date,
	"started_on" date,
	"finished_on" date,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "production_lots_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "production_lots_positive" CHECK ("production_lots"."quantity" > 0 AND "production_lots"."line" > 0 AND "production_lots"."sequence" > 0),
	CONSTRAINT "production_lots_days_order" CHECK ("production_lots"."finished_on" IS NULL OR ("production_lots"."started_on" IS NOT NULL AND "production_lots"."finished_on" >= "production_lots"."started_on")),
	CONSTRAINT "production_lots_cancelled_whole" CHECK (("production_lots"."cancelled_at" IS NULL) = ("production_lots"."cancel_reason" IS NULL) AND ("production_lots"."cancelled_at" IS NULL OR "production_lots"."started_on" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "production_progress" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"day" date NOT NULL,
	"made" numeric NOT NULL,
	"note" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "production_progress_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "production_progress_made_not_negative" CHECK ("production_progress"."made" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sample_rounds" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"sent_on" date NOT NULL,
	"sent_by" text NOT NULL,
	"note" text,
	"status" "sample_status" NOT NULL,
	"decided_on" date,
	"decided_by" text,
	"evidence" text,
	"remarks" text,
	CONSTRAINT "sample_rounds_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "sample_rounds_decided_whole" CHECK (("sample_rounds"."status" = 'SENT') = ("sample_rounds"."decided_on" IS NULL) AND ("sample_rounds"."decided_on" IS NULL) = ("sample_rounds"."decided_by" IS NULL) AND ("sample_rounds"."decided_on" IS NULL) = ("sample_rounds"."evidence" IS NULL)),
	CONSTRAINT "sample_rounds_days_order" CHECK ("sample_rounds"."round" > 0 AND "sample_rounds"."decided_on" >= "sample_rounds"."sent_on")
);
--> statement-breakpoint
CREATE TABLE "inspection_defects" (
	"company_id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"defect_class" "defect_class" NOT NULL,
	"code" text NOT NULL,
	"units" integer NOT NULL,
	"photo" text,
	"note" text,
	CONSTRAINT "inspection_defects_company_id_inspection_id_sequence_pk" PRIMARY KEY("company_id","inspection_id","sequence"),
	CONSTRAINT "inspection_defects_units_positive" CHECK ("inspection_defects"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_measurements" (
	"company_id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"name" text NOT NULL,
	"minimum" numeric,
	"maximum" numeric,
	"value" numeric NOT NULL,
	CONSTRAINT "inspection_measurements_company_id_inspection_id_sequence_pk" PRIMARY KEY("company_id","inspection_id","sequence"),
	CONSTRAINT "inspection_measurements_limits" CHECK (coalesce("inspection_measurements"."minimum", "inspection_measurements"."maximum") IS NOT NULL AND coalesce("inspection_measurements"."minimum" <= "inspection_measurements"."maximum", true))
);
--> statement-breakpoint
CREATE TABLE "inspection_plans" (
	"company_id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"defect_class" "defect_class" NOT NULL,
	"aql" numeric NOT NULL,
	"code_letter" text NOT NULL,
	"plan_letter" text NOT NULL,
	"sample_size" integer NOT NULL,
	"accept" integer NOT NULL,
	"reject" integer NOT NULL,
	"inspect_all" boolean NOT NULL,
	"inspected" integer,
	CONSTRAINT "inspection_plans_company_id_inspection_id_defect_class_pk" PRIMARY KEY("company_id","inspection_id","defect_class"),
	CONSTRAINT "inspection_plans_range" CHECK ("inspection_plans"."aql" >= 0 AND "inspection_plans"."sample_size" > 0 AND "inspection_plans"."accept" >= 0 AND "inspection_plans"."reject" > "inspection_plans"."accept" AND "inspection_plans"."inspected" >= 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_reworks" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"done_on" date NOT NULL,
	"work" text NOT NULL,
	"scrapped" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "inspection_reworks_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "inspection_reworks_scrapped_not_negative" CHECK ("inspection_reworks"."scrapped" >= 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_waivers" (
	"company_id" uuid NOT NULL,
	"inspection_id" uuid NOT NULL,
	"waived_on" date NOT NULL,
	"waived_by" text NOT NULL,
	"means" text NOT NULL,
	"evidence" text NOT NULL,
	"conditions" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "inspection_waivers_company_id_inspection_id_pk" PRIMARY KEY("company_id","inspection_id")
);
--> statement-breakpoint
CREATE TABLE "inspections" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"lot_id" uuid,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"stage" "inspection_stage" NOT NULL,
	"reinspects_id" uuid,
	"planned_on" date NOT NULL,
	"inspector" text NOT NULL,
	"factory" text,
	"product_id" uuid,
	"level" "inspection_level" NOT NULL,
	"severity" "inspection_severity" NOT NULL,
	"samples" "sample_choice" NOT NULL,
	"lot_size" integer NOT NULL,
	"resume_reason" text,
	"inspected_on" date,
	"report" text,
	"verdict" "verdict" NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "inspections_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "inspections_lot_whole" CHECK (("inspections"."lot_id" IS NULL) = ("inspections"."factory" IS NULL) AND ("inspections"."lot_id" IS NULL) = ("inspections"."product_id" IS NULL)),
	CONSTRAINT "inspections_size_positive" CHECK ("inspections"."lot_size" > 0 AND "inspections"."sequence" > 0),
	CONSTRAINT "inspections_decided_whole" CHECK ("inspections"."verdict" = 'PENDING' OR ("inspections"."inspected_on" IS NOT NULL AND "inspections"."cancelled_at" IS NULL)),
	CONSTRAINT "inspections_cancelled_whole" CHECK (("inspections"."cancelled_at" IS NULL) = ("inspections"."cancel_reason" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "cost_actuals" ADD CONSTRAINT "cost_actuals_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_actuals" ADD CONSTRAINT "cost_actuals_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_actuals" ADD CONSTRAINT "cost_actuals_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_delays" ADD CONSTRAINT "production_delays_company_id_lot_id_production_lots_company_id_id_fk" FOREIGN KEY ("company_id","lot_id") REFERENCES "public"."production_lots"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_delays" ADD CONSTRAINT "production_delays_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_lots" ADD CONSTRAINT "production_lots_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_lots" ADD CONSTRAINT "production_lots_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_lots" ADD CONSTRAINT "production_lots_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_progress" ADD CONSTRAINT "production_progress_company_id_lot_id_production_lots_company_id_id_fk" FOREIGN KEY ("company_id","lot_id") REFERENCES "public"."production_lots"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_progress" ADD CONSTRAINT "production_progress_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_rounds" ADD CONSTRAINT "sample_rounds_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_rounds" ADD CONSTRAINT "sample_rounds_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_defects" ADD CONSTRAINT "inspection_defects_company_id_inspection_id_inspections_company_id_id_fk" FOREIGN KEY ("company_id","inspection_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_measurements" ADD CONSTRAINT "inspection_measurements_company_id_inspection_id_inspections_company_id_id_fk" FOREIGN KEY ("company_id","inspection_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_plans" ADD CONSTRAINT "inspection_plans_company_id_inspection_id_inspections_company_id_id_fk" FOREIGN KEY ("company_id","inspection_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reworks" ADD CONSTRAINT "inspection_reworks_company_id_inspection_id_inspections_company_id_id_fk" FOREIGN KEY ("company_id","inspection_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reworks" ADD CONSTRAINT "inspection_reworks_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_waivers" ADD CONSTRAINT "inspection_waivers_company_id_inspection_id_inspections_company_id_id_fk" FOREIGN KEY ("company_id","inspection_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_waivers" ADD CONSTRAINT "inspection_waivers_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_lot_id_production_lots_company_id_id_fk" FOREIGN KEY ("company_id","lot_id") REFERENCES "public"."production_lots"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_reinspects_id_inspections_company_id_id_fk" FOREIGN KEY ("company_id","reinspects_id") REFERENCES "public"."inspections"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cost_actuals_order" ON "cost_actuals" USING btree ("company_id","order_id","booked_on","id");--> statement-breakpoint
CREATE INDEX "cost_actuals_deal" ON "cost_actuals" USING btree ("company_id","deal_id");--> statement-breakpoint
CREATE INDEX "production_delays_lot" ON "production_delays" USING btree ("company_id","lot_id","recorded_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "production_lots_number_key" ON "production_lots" USING btree ("company_id","number");--> statement-breakpoint
CREATE INDEX "production_lots_deal" ON "production_lots" USING btree ("company_id","deal_id");--> statement-breakpoint
CREATE INDEX "production_lots_shipment" ON "production_lots" USING btree ("company_id","shipment_id","sequence");--> statement-breakpoint
CREATE INDEX "production_lots_created" ON "production_lots" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "production_progress_lot" ON "production_progress" USING btree ("company_id","lot_id","day","recorded_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sample_rounds_round_key" ON "sample_rounds" USING btree ("company_id","order_id","round");--> statement-breakpoint
CREATE INDEX "sample_rounds_deal" ON "sample_rounds" USING btree ("company_id","deal_id");--> statement-breakpoint
CREATE INDEX "inspection_reworks_inspection" ON "inspection_reworks" USING btree ("company_id","inspection_id","done_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspections_number_key" ON "inspections" USING btree ("company_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "inspections_reinspected_once" ON "inspections" USING btree ("company_id","reinspects_id") WHERE "inspections"."reinspects_id" IS NOT NULL AND "inspections"."cancelled_at" IS NULL;--> statement-breakpoint
CREATE INDEX "inspections_deal" ON "inspections" USING btree ("company_id","deal_id");--> statement-breakpoint
CREATE INDEX "inspections_order" ON "inspections" USING btree ("company_id","order_id","sequence");--> statement-breakpoint
CREATE INDEX "inspections_shipment" ON "inspections" USING btree ("company_id","shipment_id","sequence");--> statement-breakpoint
CREATE INDEX "inspections_planned" ON "inspections" USING btree ("company_id","planned_on","id");--> statement-breakpoint
CREATE INDEX "inspections_product" ON "inspections" USING btree ("company_id","product_id","inspected_on");
--> statement-breakpoint
CREATE TRIGGER production_progress_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON production_progress
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER production_delays_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON production_delays
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_reworks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_reworks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_waivers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_waivers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What the buyer said of a sample, what was paid and what an inspection came to stays as it was.
CREATE TRIGGER sample_rounds_kept BEFORE UPDATE ON sample_rounds
  FOR EACH ROW WHEN (OLD.status <> 'SENT') EXECUTE FUNCTION keep_content('version', 'updated_at');
--> statement-breakpoint
CREATE TRIGGER cost_actuals_kept BEFORE UPDATE OR DELETE ON cost_actuals
  FOR EACH ROW EXECUTE FUNCTION keep_content('version', 'updated_at', 'withdrawn_at', 'withdraw_reason');
--> statement-breakpoint
CREATE TRIGGER inspections_kept BEFORE UPDATE ON inspections
  FOR EACH ROW WHEN (OLD.verdict <> 'PENDING') EXECUTE FUNCTION keep_content('version', 'updated_at');
--> statement-breakpoint
CREATE TRIGGER inspections_not_deleted BEFORE DELETE ON inspections
  FOR EACH ROW EXECUTE FUNCTION keep_content();
--> statement-breakpoint
-- Findings may be completed until the inspection is decided by them.
CREATE FUNCTION keep_findings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
    WHERE i.company_id = OLD.company_id AND i.id = OLD.inspection_id AND i.verdict <> 'PENDING'
  ) THEN
    RAISE EXCEPTION 'the findings of an inspection are kept'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_kept', TABLE = TG_TABLE_NAME;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER inspection_defects_kept BEFORE UPDATE OR DELETE ON inspection_defects
  FOR EACH ROW EXECUTE FUNCTION keep_findings();
--> statement-breakpoint
CREATE TRIGGER inspection_measurements_kept BEFORE UPDATE OR DELETE ON inspection_measurements
  FOR EACH ROW EXECUTE FUNCTION keep_findings();
--> statement-breakpoint
CREATE TRIGGER inspection_plans_kept BEFORE UPDATE OR DELETE ON inspection_plans
  FOR EACH ROW EXECUTE FUNCTION keep_findings();
