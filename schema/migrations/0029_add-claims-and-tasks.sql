CREATE TYPE "public"."claim_cause" AS ENUM('QUALITY_DEFECT', 'NOT_AS_AGREED', 'WRONG_GOODS', 'SHORT_DELIVERY', 'TRANSIT_DAMAGE', 'PACKING', 'LATE_DELIVERY', 'DOCUMENTS', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."claim_decision" AS ENUM('REPLACE', 'DISCOUNT', 'REFUND', 'REJECT');--> statement-breakpoint
CREATE TYPE "public"."claim_state" AS ENUM('OPEN', 'DECIDED', 'WITHDRAWN');--> statement-breakpoint
CREATE TYPE "public"."service_kind" AS ENUM('SPARE_PARTS', 'REPAIR', 'INSTALLATION', 'TRAINING', 'TECHNICAL_QUESTION', 'DOCUMENTS', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."onboarding_kind" AS ENUM('INSTALLATION', 'TRAINING', 'DOCUMENTS', 'FOLLOW_UP');--> statement-breakpoint
CREATE TYPE "public"."task_status" AS ENUM('OPEN', 'DONE', 'CANCELLED');--> statement-breakpoint
ALTER TYPE "public"."clause_kind" ADD VALUE 'CLAIMS' BEFORE 'FORCE_MAJEURE';--> statement-breakpoint
CREATE TABLE "claim_policies" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"window_days" integer NOT NULL,
	"operations_limit" numeric NOT NULL,
	CONSTRAINT "claim_policies_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "claim_policies_range" CHECK ("claim_policies"."window_days" BETWEEN 1 AND 1000 AND "claim_policies"."operations_limit" >= 0)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"number" text NOT NULL,
	"line" integer,
	"lot_number" text,
	"cause" "claim_cause" NOT NULL,
	"description" text NOT NULL,
	"claimed_quantity" numeric,
	"claimed_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"evidence" text[] NOT NULL,
	"raised_on" date NOT NULL,
	"delivered_on" date,
	"window_ends_on" date,
	"late_reason" text,
	"inspection_reference" text,
	"inspection_id" uuid,
	"status" "claim_state" NOT NULL,
	"decision" "claim_decision",
	"granted_minor" bigint,
	"decision_reason" text,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"withdrawn_reason" text,
	"opened_by" uuid NOT NULL,
	CONSTRAINT "claims_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "claims_claimed_positive" CHECK ("claims"."claimed_minor" > 0 AND "claims"."claimed_quantity" > 0 AND ("claims"."claimed_quantity" IS NULL OR "claims"."line" IS NOT NULL)),
	CONSTRAINT "claims_evidence_given" CHECK (cardinality("claims"."evidence") > 0),
	CONSTRAINT "claims_window_whole" CHECK (("claims"."delivered_on" IS NULL) = ("claims"."window_ends_on" IS NULL)),
	CONSTRAINT "claims_late_with_reason" CHECK (("claims"."raised_on" > "claims"."window_ends_on") IS NOT TRUE OR "claims"."late_reason" IS NOT NULL),
	CONSTRAINT "claims_decided_whole" CHECK (("claims"."status" = 'DECIDED') = ("claims"."decision" IS NOT NULL) AND ("claims"."decision" IS NULL) = ("claims"."decided_at" IS NULL) AND ("claims"."decided_at" IS NULL) = ("claims"."decided_by" IS NULL) AND ("claims"."decision" IS NULL) = ("claims"."decision_reason" IS NULL)),
	CONSTRAINT "claims_granted_whole" CHECK (("claims"."granted_minor" IS NOT NULL) = ("claims"."decision" IS NOT NULL AND "claims"."decision" <> 'REJECT') AND ("claims"."granted_minor" IS NULL OR "claims"."granted_minor" > 0)),
	CONSTRAINT "claims_withdrawn_whole" CHECK (("claims"."status" = 'WITHDRAWN') = ("claims"."withdrawn_reason" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "onboarding_steps" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sequence" integer NOT NULL,
	"kind" "onboarding_kind" NOT NULL,
	"after_days" integer NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "onboarding_steps_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "onboarding_steps_days_range" CHECK ("onboarding_steps"."sequence" > 0 AND "onboarding_steps"."after_days" BETWEEN 0 AND 400)
);
--> statement-breakpoint
CREATE TABLE "satisfaction_ratings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"said_on" date NOT NULL,
	"score" smallint NOT NULL,
	"words" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "satisfaction_ratings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "satisfaction_ratings_score_range" CHECK ("satisfaction_ratings"."score" BETWEEN 1 AND 5)
);
--> statement-breakpoint
CREATE TABLE "service_requests" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid,
	"contact_id" uuid,
	"kind" "service_kind" NOT NULL,
	"subject" text NOT NULL,
	"details" text,
	"person_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"answered_on" date,
	"answer" text,
	"solved_on" date,
	"solution" text,
	CONSTRAINT "service_requests_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "service_requests_answered_whole" CHECK (("service_requests"."answered_on" IS NULL) = ("service_requests"."answer" IS NULL) AND ("service_requests"."solved_on" IS NULL) = ("service_requests"."solution" IS NULL)),
	CONSTRAINT "service_requests_in_order" CHECK ("service_requests"."answered_on" >= "service_requests"."asked_on" AND "service_requests"."solved_on" >= "service_requests"."asked_on")
);
--> statement-breakpoint
CREATE TABLE "comment_mentions" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "comment_mentions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_comments" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid,
	"milestone_id" uuid,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "order_comments_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "order_tasks" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid,
	"milestone_id" uuid,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"notes" text,
	"due_on" date NOT NULL,
	"status" "task_status" NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"result" text,
	"cancel_reason" text,
	"onboarding" "onboarding_kind",
	"created_by" uuid NOT NULL,
	CONSTRAINT "order_tasks_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "order_tasks_done_whole" CHECK (("order_tasks"."status" = 'DONE') = ("order_tasks"."done_at" IS NOT NULL) AND ("order_tasks"."done_at" IS NULL) = ("order_tasks"."done_by" IS NULL)),
	CONSTRAINT "order_tasks_cancelled_whole" CHECK (("order_tasks"."status" = 'CANCELLED') = ("order_tasks"."cancel_reason" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "claim_days" integer;--> statement-breakpoint
ALTER TABLE "claim_policies" ADD CONSTRAINT "claim_policies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_company_id_decided_by_people_company_id_id_fk" FOREIGN KEY ("company_id","decided_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_company_id_opened_by_people_company_id_id_fk" FOREIGN KEY ("company_id","opened_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_steps" ADD CONSTRAINT "onboarding_steps_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_ratings" ADD CONSTRAINT "satisfaction_ratings_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_ratings" ADD CONSTRAINT "satisfaction_ratings_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_ratings" ADD CONSTRAINT "satisfaction_ratings_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_ratings" ADD CONSTRAINT "satisfaction_ratings_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_ratings" ADD CONSTRAINT "satisfaction_ratings_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_requests" ADD CONSTRAINT "service_requests_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_requests" ADD CONSTRAINT "service_requests_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_requests" ADD CONSTRAINT "service_requests_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_requests" ADD CONSTRAINT "service_requests_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_requests" ADD CONSTRAINT "service_requests_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_company_id_comment_id_order_comments_company_id_id_fk" FOREIGN KEY ("company_id","comment_id") REFERENCES "public"."order_comments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_comments" ADD CONSTRAINT "order_comments_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_comments" ADD CONSTRAINT "order_comments_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_comments" ADD CONSTRAINT "order_comments_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_comments" ADD CONSTRAINT "order_comments_company_id_milestone_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","milestone_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_comments" ADD CONSTRAINT "order_comments_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_order_id_orders_company_id_id_fk" FOREIGN KEY ("company_id","order_id") REFERENCES "public"."orders"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_shipment_id_shipments_company_id_id_fk" FOREIGN KEY ("company_id","shipment_id") REFERENCES "public"."shipments"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_milestone_id_milestones_company_id_id_fk" FOREIGN KEY ("company_id","milestone_id") REFERENCES "public"."milestones"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_done_by_people_company_id_id_fk" FOREIGN KEY ("company_id","done_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tasks" ADD CONSTRAINT "order_tasks_company_id_created_by_people_company_id_id_fk" FOREIGN KEY ("company_id","created_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_policies_company_key" ON "claim_policies" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_number_key" ON "claims" USING btree ("company_id","number");--> statement-breakpoint
CREATE INDEX "claims_order" ON "claims" USING btree ("company_id","order_id","created_at","id");--> statement-breakpoint
CREATE INDEX "claims_shipment" ON "claims" USING btree ("company_id","shipment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "claims_raised" ON "claims" USING btree ("company_id","raised_on","id");--> statement-breakpoint
CREATE INDEX "claims_created" ON "claims" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "onboarding_steps_sequence_key" ON "onboarding_steps" USING btree ("company_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "satisfaction_ratings_day_key" ON "satisfaction_ratings" USING btree ("company_id","shipment_id","contact_id","said_on");--> statement-breakpoint
CREATE INDEX "satisfaction_ratings_order" ON "satisfaction_ratings" USING btree ("company_id","order_id","said_on","id");--> statement-breakpoint
CREATE INDEX "satisfaction_ratings_said" ON "satisfaction_ratings" USING btree ("company_id","said_on","id");--> statement-breakpoint
CREATE INDEX "service_requests_order" ON "service_requests" USING btree ("company_id","order_id","asked_on","id");--> statement-breakpoint
CREATE INDEX "service_requests_asked" ON "service_requests" USING btree ("company_id","asked_on","id");--> statement-breakpoint
CREATE INDEX "comment_mentions_comment" ON "comment_mentions" USING btree ("company_id","comment_id");--> statement-breakpoint
CREATE INDEX "comment_mentions_person" ON "comment_mentions" USING btree ("company_id","person_id","at","id");--> statement-breakpoint
CREATE INDEX "order_comments_order" ON "order_comments" USING btree ("company_id","order_id","at","id");--> statement-breakpoint
CREATE INDEX "order_comments_at" ON "order_comments" USING btree ("company_id","at","id");--> statement-breakpoint
CREATE INDEX "order_tasks_order" ON "order_tasks" USING btree ("company_id","order_id","due_on","id");--> statement-breakpoint
CREATE INDEX "order_tasks_due" ON "order_tasks" USING btree ("company_id","due_on","id");--> statement-breakpoint
CREATE INDEX "order_tasks_open" ON "order_tasks" USING btree ("company_id","person_id","due_on","id") WHERE "order_tasks"."status" = 'OPEN';
--> statement-breakpoint
-- What was said stays as it was said, and what was decided as it was decided.
CREATE TRIGGER order_comments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_comments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER satisfaction_ratings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON satisfaction_ratings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER claims_kept BEFORE UPDATE ON claims
  FOR EACH ROW WHEN (OLD.status <> 'OPEN') EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER claims_not_deleted BEFORE DELETE OR TRUNCATE ON claims
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
