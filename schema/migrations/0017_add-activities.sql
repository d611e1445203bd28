CREATE TYPE "public"."activity_kind" AS ENUM('CALL', 'MAIL', 'MESSAGE', 'MEETING', 'VISIT', 'FAIR', 'SAMPLE_SENT');--> statement-breakpoint
CREATE TYPE "public"."activity_outcome" AS ENUM('REACHED', 'NO_ANSWER', 'CALL_BACK', 'INTERESTED', 'NOT_INTERESTED', 'REPLIED', 'ORDER', 'COMPLAINT', 'UNSUBSCRIBED');--> statement-breakpoint
CREATE TYPE "public"."activity_status" AS ENUM('PLANNED', 'DONE', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('OUTGOING', 'INCOMING');--> statement-breakpoint
CREATE TABLE "activities" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"deal_id" uuid,
	"person_id" uuid NOT NULL,
	"kind" "activity_kind" NOT NULL,
	"direction" "direction" NOT NULL,
	"status" "activity_status" NOT NULL,
	"subject" text NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	"minutes" integer,
	"outcome" "activity_outcome",
	"needs" text[] NOT NULL,
	"notes" text,
	"follows_id" uuid,
	"cancel_reason" text,
	CONSTRAINT "activities_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "activities_done_whole" CHECK (("activities"."status" = 'DONE') = ("activities"."done_at" IS NOT NULL) AND ("activities"."status" = 'DONE') = ("activities"."outcome" IS NOT NULL)),
	CONSTRAINT "activities_cancelled_whole" CHECK (("activities"."status" = 'CANCELLED') = ("activities"."cancel_reason" IS NOT NULL)),
	CONSTRAINT "activities_minutes_positive" CHECK ("activities"."minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "reminders_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_company_id_follows_id_activities_company_id_id_fk" FOREIGN KEY ("company_id","follows_id") REFERENCES "public"."activities"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_company_id_activity_id_activities_company_id_id_fk" FOREIGN KEY ("company_id","activity_id") REFERENCES "public"."activities"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_customer" ON "activities" USING btree ("company_id","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activities_deal" ON "activities" USING btree ("company_id","deal_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activities_created" ON "activities" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "activities_planned" ON "activities" USING btree ("company_id","due_on","person_id","id") WHERE "activities"."status" = 'PLANNED';--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_once" ON "reminders" USING btree ("company_id","activity_id","due_on");--> statement-breakpoint
CREATE INDEX "reminders_person" ON "reminders" USING btree ("company_id","person_id","at","id");