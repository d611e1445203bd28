CREATE TYPE "public"."hit_status" AS ENUM('OPEN', 'CLEARED', 'CONFIRMED');--> statement-breakpoint
CREATE TYPE "public"."listed_kind" AS ENUM('PERSON', 'ORGANISATION', 'VESSEL', 'AIRCRAFT', 'COUNTRY');--> statement-breakpoint
CREATE TYPE "public"."screened_subject" AS ENUM('BUYER', 'CONTACT', 'DESTINATION');--> statement-breakpoint
CREATE TABLE "deal_screenings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"buyer" text NOT NULL,
	"contact" text,
	"destination" char(2) NOT NULL,
	"threshold" numeric NOT NULL,
	"lists" jsonb NOT NULL,
	CONSTRAINT "deal_screenings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "deal_screenings_threshold_range" CHECK ("deal_screenings"."threshold" > 0 AND "deal_screenings"."threshold" <= 1)
);
--> statement-breakpoint
CREATE TABLE "screening_entries" (
	"list_id" uuid NOT NULL,
	"entry_id" text NOT NULL,
	"kind" "listed_kind" NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] NOT NULL,
	"countries" text[] NOT NULL,
	"programme" text NOT NULL,
	CONSTRAINT "screening_entries_list_id_entry_id_pk" PRIMARY KEY("list_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "screening_hits" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"screening_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"subject" "screened_subject" NOT NULL,
	"screened_name" text NOT NULL,
	"list_code" text NOT NULL,
	"list_version" text NOT NULL,
	"entry_id" text NOT NULL,
	"entry_name" text NOT NULL,
	"programme" text NOT NULL,
	"score" numeric NOT NULL,
	"status" "hit_status" NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text,
	CONSTRAINT "screening_hits_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "screening_hits_decided_whole" CHECK (("screening_hits"."status" = 'OPEN') = ("screening_hits"."decided_at" IS NULL) AND ("screening_hits"."decided_at" IS NULL) = ("screening_hits"."decided_by" IS NULL) AND ("screening_hits"."decided_at" IS NULL) = ("screening_hits"."reason" IS NULL)),
	CONSTRAINT "screening_hits_score_range" CHECK ("screening_hits"."score" > 0 AND "screening_hits"."score" <= 1)
);
--> statement-breakpoint
CREATE TABLE "screening_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" text NOT NULL,
	"name" text NOT NULL,
	"published_on" date NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"entry_count" integer NOT NULL,
	"is_current" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deal_screenings" ADD CONSTRAINT "deal_screenings_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_screenings" ADD CONSTRAINT "deal_screenings_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_entries" ADD CONSTRAINT "screening_entries_list_id_screening_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."screening_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_hits" ADD CONSTRAINT "screening_hits_company_id_screening_id_deal_screenings_company_id_id_fk" FOREIGN KEY ("company_id","screening_id") REFERENCES "public"."deal_screenings"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_hits" ADD CONSTRAINT "screening_hits_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_hits" ADD CONSTRAINT "screening_hits_company_id_decided_by_people_company_id_id_fk" FOREIGN KEY ("company_id","decided_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deal_screenings_deal" ON "deal_screenings" USING btree ("company_id","deal_id","at","id");--> statement-breakpoint
CREATE INDEX "screening_hits_created" ON "screening_hits" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "screening_hits_name" ON "screening_hits" USING btree ("company_id","screened_name","list_code","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_lists_version_key" ON "screening_lists" USING btree ("code","version");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_lists_current_key" ON "screening_lists" USING btree ("code") WHERE "screening_lists"."is_current";