CREATE TYPE "public"."script_step_kind" AS ENUM('SAY', 'ASK', 'CLAIM');--> statement-breakpoint
CREATE TYPE "public"."follow_up_status" AS ENUM('RUNNING', 'ANSWERED', 'FINISHED', 'STOPPED');--> statement-breakpoint
CREATE TABLE "call_checklists" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"items" text[] NOT NULL,
	CONSTRAINT "call_checklists_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "call_script_steps" (
	"company_id" uuid NOT NULL,
	"script_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"key" text NOT NULL,
	"kind" "script_step_kind" NOT NULL,
	"text" text,
	"claim_id" uuid,
	"branches" jsonb NOT NULL,
	CONSTRAINT "call_script_steps_company_id_script_id_key_pk" PRIMARY KEY("company_id","script_id","key"),
	CONSTRAINT "call_script_steps_says_one_thing" CHECK (("call_script_steps"."kind" = 'CLAIM') = ("call_script_steps"."claim_id" IS NOT NULL) AND ("call_script_steps"."kind" = 'CLAIM') = ("call_script_steps"."text" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "call_scripts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"product_id" uuid,
	"market" text,
	"language" text NOT NULL,
	"author_id" uuid NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "call_scripts_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "coaching_notes" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"activity_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "coaching_notes_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "coaching_notes_not_of_oneself" CHECK ("coaching_notes"."author_id" <> "coaching_notes"."person_id")
);
--> statement-breakpoint
CREATE TABLE "heard_objections" (
	"company_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"reason" "loss_reason" NOT NULL,
	"words" text NOT NULL,
	"answer_id" uuid,
	"is_settled" boolean NOT NULL,
	CONSTRAINT "heard_objections_company_id_activity_id_sequence_pk" PRIMARY KEY("company_id","activity_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "objection_answers" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"reason" "loss_reason" NOT NULL,
	"objection" text NOT NULL,
	"answer" text,
	"claim_id" uuid,
	"product_id" uuid,
	"market" text,
	"language" text NOT NULL,
	"author_id" uuid NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "objection_answers_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "objection_answers_says_one_thing" CHECK (("objection_answers"."answer" IS NULL) = ("objection_answers"."claim_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "follow_up_sequences" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "follow_up_sequences_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_steps" (
	"company_id" uuid NOT NULL,
	"sequence_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"after_days" integer NOT NULL,
	"kind" "activity_kind" NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "follow_up_steps_company_id_sequence_id_sequence_pk" PRIMARY KEY("company_id","sequence_id","sequence"),
	CONSTRAINT "follow_up_steps_days_range" CHECK ("follow_up_steps"."after_days" BETWEEN 0 AND 365)
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sequence_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"deal_id" uuid,
	"person_id" uuid NOT NULL,
	"status" "follow_up_status" NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "follow_ups_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "follow_ups_ended_whole" CHECK (("follow_ups"."status" = 'RUNNING') = ("follow_ups"."ended_at" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "follow_up_id" uuid;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "after_call" jsonb;--> statement-breakpoint
ALTER TABLE "call_script_steps" ADD CONSTRAINT "call_script_steps_company_id_script_id_call_scripts_company_id_id_fk" FOREIGN KEY ("company_id","script_id") REFERENCES "public"."call_scripts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_script_steps" ADD CONSTRAINT "call_script_steps_company_id_claim_id_product_claims_company_id_id_fk" FOREIGN KEY ("company_id","claim_id") REFERENCES "public"."product_claims"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_scripts" ADD CONSTRAINT "call_scripts_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_scripts" ADD CONSTRAINT "call_scripts_company_id_author_id_people_company_id_id_fk" FOREIGN KEY ("company_id","author_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_notes" ADD CONSTRAINT "coaching_notes_company_id_activity_id_activities_company_id_id_fk" FOREIGN KEY ("company_id","activity_id") REFERENCES "public"."activities"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_notes" ADD CONSTRAINT "coaching_notes_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_notes" ADD CONSTRAINT "coaching_notes_company_id_author_id_people_company_id_id_fk" FOREIGN KEY ("company_id","author_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heard_objections" ADD CONSTRAINT "heard_objections_company_id_activity_id_activities_company_id_id_fk" FOREIGN KEY ("company_id","activity_id") REFERENCES "public"."activities"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heard_objections" ADD CONSTRAINT "heard_objections_company_id_answer_id_objection_answers_company_id_id_fk" FOREIGN KEY ("company_id","answer_id") REFERENCES "public"."objection_answers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_answers" ADD CONSTRAINT "objection_answers_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_answers" ADD CONSTRAINT "objection_answers_company_id_claim_id_product_claims_company_id_id_fk" FOREIGN KEY ("company_id","claim_id") REFERENCES "public"."product_claims"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_answers" ADD CONSTRAINT "objection_answers_company_id_author_id_people_company_id_id_fk" FOREIGN KEY ("company_id","author_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_steps" ADD CONSTRAINT "follow_up_steps_company_id_sequence_id_follow_up_sequences_company_id_id_fk" FOREIGN KEY ("company_id","sequence_id") REFERENCES "public"."follow_up_sequences"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_company_id_sequence_id_follow_up_sequences_company_id_id_fk" FOREIGN KEY ("company_id","sequence_id") REFERENCES "public"."follow_up_sequences"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_checklists_company_key" ON "call_checklists" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "call_scripts_created" ON "call_scripts" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "coaching_notes_activity" ON "coaching_notes" USING btree ("company_id","activity_id","created_at","id");--> statement-breakpoint
CREATE INDEX "coaching_notes_created" ON "coaching_notes" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "heard_objections_answer" ON "heard_objections" USING btree ("company_id","answer_id");--> statement-breakpoint
CREATE INDEX "objection_answers_created" ON "objection_answers" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "follow_up_sequences_created" ON "follow_up_sequences" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_running_key" ON "follow_ups" USING btree ("company_id","customer_id","sequence_id") WHERE "follow_ups"."status" = 'RUNNING';--> statement-breakpoint
CREATE INDEX "follow_ups_created" ON "follow_ups" USING btree ("company_id","created_at","id");--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company_id_follow_up_id_follow_ups_company_id_id_fk" FOREIGN KEY ("company_id","follow_up_id") REFERENCES "public"."follow_ups"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_follow_up" ON "activities" USING btree ("company_id","follow_up_id");--> statement-breakpoint
-- Another wording is another answer, so that its record is of these words.
CREATE TRIGGER objection_answers_kept BEFORE UPDATE OR DELETE ON objection_answers
  FOR EACH ROW EXECUTE FUNCTION keep_content('version', 'updated_at', 'retired_at');
