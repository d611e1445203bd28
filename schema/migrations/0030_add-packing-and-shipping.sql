CREATE TYPE "public"."vgm_method" AS ENUM('METHOD_1', 'METHOD_2');--> statement-breakpoint
CREATE TYPE "public"."customs_direction" AS ENUM('EXPORT', 'IMPORT');--> statement-breakpoint
CREATE TYPE "public"."cut_off_code" AS ENUM('DCO', 'VCO', 'FCO', 'LCO', 'PCO', 'ECP', 'EFC', 'RCO', 'DGC', 'CUA', 'AFC');--> statement-breakpoint
CREATE TYPE "public"."event_status" AS ENUM('ACCEPTED', 'DUPLICATE', 'UNMATCHED', 'UNKNOWN_CODE', 'INVALID');--> statement-breakpoint
CREATE TYPE "public"."freight_term" AS ENUM('PREPAID', 'COLLECT');--> statement-breakpoint
CREATE TYPE "public"."transport_document_kind" AS ENUM('ORIGINAL_BILL', 'TELEX_RELEASE', 'SEA_WAYBILL', 'AIR_WAYBILL', 'RAIL_NOTE', 'ROAD_NOTE');--> statement-breakpoint
ALTER TYPE "public"."report_class" ADD VALUE 'PLANNED' BEFORE 'ESTIMATED';--> statement-breakpoint
CREATE TABLE "container_loads" (
	"company_id" uuid NOT NULL,
	"container_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"packages" integer NOT NULL,
	CONSTRAINT "container_loads_company_id_container_id_position_pk" PRIMARY KEY("company_id","container_id","position"),
	CONSTRAINT "container_loads_packages_positive" CHECK ("container_loads"."packages" > 0)
);
--> statement-breakpoint
CREATE TABLE "packing_lines" (
	"company_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"package_kind" text NOT NULL,
	"packages" integer NOT NULL,
	"per_package" numeric NOT NULL,
	"length_cm" numeric,
	"width_cm" numeric,
	"height_cm" numeric,
	"net_kg" numeric,
	"gross_kg" numeric,
	"marks" text,
	CONSTRAINT "packing_lines_company_id_shipment_id_position_pk" PRIMARY KEY("company_id","shipment_id","position"),
	CONSTRAINT "packing_lines_counts" CHECK ("packing_lines"."packages" > 0 AND "packing_lines"."per_package" > 0 AND "packing_lines"."position" > 0),
	CONSTRAINT "packing_lines_weights" CHECK ("packing_lines"."net_kg" > 0 AND "packing_lines"."gross_kg" > 0 AND "packing_lines"."gross_kg" >= "packing_lines"."net_kg"),
	CONSTRAINT "packing_lines_measures" CHECK ("packing_lines"."length_cm" > 0 AND "packing_lines"."width_cm" > 0 AND "packing_lines"."height_cm" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipment_containers" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"number" text NOT NULL,
	"equipment" "equipment" NOT NULL,
	"seal_number" text,
	"tare_kg" numeric,
	"vgm_method" "vgm_method",
	"vgm_kg" numeric,
	"vgm_cargo_kg" numeric,
	"vgm_dunnage_kg" numeric,
	"vgm_responsible" text,
	"vgm_on" date,
	CONSTRAINT "shipment_containers_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "shipment_containers_number_form" CHECK ("shipment_containers"."number" ~ '^[A-Z]{3}[UJZ][0-9]{7}$'),
	CONSTRAINT "shipment_containers_masses" CHECK ("shipment_containers"."tare_kg" > 0 AND "shipment_containers"."vgm_kg" > 0),
	CONSTRAINT "shipment_containers_vgm_whole" CHECK (("shipment_containers"."vgm_kg" IS NULL) = ("shipment_containers"."vgm_method" IS NULL) AND ("shipment_containers"."vgm_kg" IS NULL) = ("shipment_containers"."vgm_responsible" IS NULL) AND ("shipment_containers"."vgm_kg" IS NULL) = ("shipment_containers"."vgm_on" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"requested_from" text NOT NULL,
	"requested_on" date NOT NULL,
	"confirmed_on" date,
	"transhipment_ports" text[] NOT NULL,
	CONSTRAINT "bookings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "bookings_confirmed_later" CHECK ("bookings"."confirmed_on" >= "bookings"."requested_on")
);
--> statement-breakpoint
CREATE TABLE "carrier_events" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"source" "report_source" NOT NULL,
	"reporter" text NOT NULL,
	"event_id" text NOT NULL,
	"deal_id" uuid,
	"shipment_id" uuid,
	"stated_at" timestamp with time zone NOT NULL,
	"retracts" text,
	"said" jsonb,
	"booking" text,
	"transport_document" text,
	"container" text,
	"raw" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carrier_events_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "carrier_events_matched_whole" CHECK (("carrier_events"."deal_id" IS NULL) = ("carrier_events"."shipment_id" IS NULL)),
	CONSTRAINT "carrier_events_say_or_retract" CHECK (("carrier_events"."said" IS NULL) = ("carrier_events"."retracts" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "customs_declarations" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"direction" "customs_direction" NOT NULL,
	"number" text NOT NULL,
	"declarant" text,
	"declared_on" date NOT NULL,
	"released_on" date,
	CONSTRAINT "customs_declarations_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "customs_declarations_released_later" CHECK ("customs_declarations"."released_on" >= "customs_declarations"."declared_on")
);
--> statement-breakpoint
CREATE TABLE "cut_offs" (
	"company_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"code" "cut_off_code" NOT NULL,
	"local_time" text NOT NULL,
	"time_zone" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "cut_offs_company_id_booking_id_code_pk" PRIMARY KEY("company_id","booking_id","code")
);
--> statement-breakpoint
CREATE TABLE "event_batches" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" "report_source" NOT NULL,
	"reporter" text NOT NULL,
	"reference" text,
	"received_at" timestamp with time zone NOT NULL,
	"received_by" uuid NOT NULL,
	CONSTRAINT "event_batches_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_reports" (
	"company_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"code" "milestone_code" NOT NULL,
	"leg" integer NOT NULL,
	"source" "report_source" NOT NULL,
	"reporter" text NOT NULL,
	"classifier" "report_class" NOT NULL,
	"report_id" uuid NOT NULL,
	"says" text NOT NULL,
	CONSTRAINT "event_reports_company_id_shipment_id_code_leg_source_reporter_classifier_pk" PRIMARY KEY("company_id","shipment_id","code","leg","source","reporter","classifier")
);
--> statement-breakpoint
CREATE TABLE "event_results" (
	"company_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"index" integer NOT NULL,
	"status" "event_status" NOT NULL,
	"event_id" text,
	"faults" jsonb NOT NULL,
	"shipment_id" uuid,
	"raw" jsonb,
	CONSTRAINT "event_results_company_id_batch_id_index_pk" PRIMARY KEY("company_id","batch_id","index")
);
--> statement-breakpoint
CREATE TABLE "shipping_instructions" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"submitted_on" date NOT NULL,
	"reference" text,
	"consignee" text NOT NULL,
	"notify_party" text,
	"marks" text,
	"freight_term" "freight_term" NOT NULL,
	CONSTRAINT "shipping_instructions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "transport_documents" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"kind" "transport_document_kind" NOT NULL,
	"originals" integer NOT NULL,
	"freight_term" "freight_term" NOT NULL,
	"draft_confirmed_on" date,
	"issued_on" date,
	"issued_by" text,
	CONSTRAINT "transport_documents_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "transport_documents_originals_range" CHECK ("transport_documents"."originals" BETWEEN 0 AND 9)
);
--> statement-breakpoint
ALTER TABLE "container_loads" ADD CONSTRAINT "container_loads_company_id_container_id_shipment_containers_company_id_id_fk" FOREIGN KEY ("company_id","container_id") REFERENCES "public"."shipment_containers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packing_lines" ADD CONSTRAINT "packing_lines_package_kind_packages_code_fk" FOREIGN KEY ("package_kind") REFERENCES "public"."packages"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packing_lines" ADD CONSTRAINT "packing_lines_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_containers" ADD CONSTRAINT "shipment_containers_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_containers" ADD CONSTRAINT "shipment_containers_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_events" ADD CONSTRAINT "carrier_events_company_id_batch_id_event_batches_company_id_id_fk" FOREIGN KEY ("company_id","batch_id") REFERENCES "public"."event_batches"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_events" ADD CONSTRAINT "carrier_events_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carrier_events" ADD CONSTRAINT "carrier_events_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customs_declarations" ADD CONSTRAINT "customs_declarations_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customs_declarations" ADD CONSTRAINT "customs_declarations_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cut_offs" ADD CONSTRAINT "cut_offs_company_id_booking_id_bookings_company_id_id_fk" FOREIGN KEY ("company_id","booking_id") REFERENCES "public"."bookings"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_batches" ADD CONSTRAINT "event_batches_company_id_received_by_people_company_id_id_fk" FOREIGN KEY ("company_id","received_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_reports" ADD CONSTRAINT "event_reports_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_reports" ADD CONSTRAINT "event_reports_company_id_report_id_milestone_reports_company_id_id_fk" FOREIGN KEY ("company_id","report_id") REFERENCES "public"."milestone_reports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_results" ADD CONSTRAINT "event_results_company_id_batch_id_event_batches_company_id_id_fk" FOREIGN KEY ("company_id","batch_id") REFERENCES "public"."event_batches"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_results" ADD CONSTRAINT "event_results_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_instructions" ADD CONSTRAINT "shipping_instructions_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_instructions" ADD CONSTRAINT "shipping_instructions_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transport_documents" ADD CONSTRAINT "transport_documents_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transport_documents" ADD CONSTRAINT "transport_documents_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "shipment_containers_number_key" ON "shipment_containers" USING btree ("company_id","shipment_id","number");--> statement-breakpoint
CREATE INDEX "shipment_containers_number" ON "shipment_containers" USING btree ("company_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_shipment_key" ON "bookings" USING btree ("company_id","shipment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "carrier_events_event_key" ON "carrier_events" USING btree ("company_id","source","reporter","event_id");--> statement-breakpoint
CREATE INDEX "carrier_events_shipment" ON "carrier_events" USING btree ("company_id","shipment_id","received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "customs_declarations_number_key" ON "customs_declarations" USING btree ("company_id","shipment_id","direction","number");--> statement-breakpoint
CREATE INDEX "cut_offs_at" ON "cut_offs" USING btree ("company_id","at");--> statement-breakpoint
CREATE INDEX "event_batches_received" ON "event_batches" USING btree ("company_id","received_by","received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipping_instructions_shipment_key" ON "shipping_instructions" USING btree ("company_id","shipment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transport_documents_shipment_key" ON "transport_documents" USING btree ("company_id","shipment_id");
--> statement-breakpoint
-- By hand: what was sent stays as it came; that it is matched to a shipment later is all that is added.
CREATE TRIGGER event_batches_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_batches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_results_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_results
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER carrier_events_keep BEFORE DELETE OR TRUNCATE ON carrier_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER carrier_events_content BEFORE UPDATE ON carrier_events
  FOR EACH ROW EXECUTE FUNCTION keep_content('deal_id', 'shipment_id');
