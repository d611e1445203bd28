CREATE TYPE "public"."incentive_kind" AS ENUM('VOLUME_REBATE', 'LOYALTY_DISCOUNT', 'FREE_SAMPLES');--> statement-breakpoint
CREATE TYPE "public"."incentive_status" AS ENUM('PROPOSED', 'APPROVED', 'REFUSED', 'ENDED');--> statement-breakpoint
CREATE TABLE "customer_incentives" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" "incentive_kind" NOT NULL,
	"rate" numeric,
	"amount_minor" bigint,
	"currency" char(3),
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"reason" text NOT NULL,
	"status" "incentive_status" NOT NULL,
	"proposed_by" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	CONSTRAINT "customer_incentives_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "customer_incentives_kind_whole" CHECK (("customer_incentives"."kind" = 'FREE_SAMPLES') = ("customer_incentives"."rate" IS NULL) AND ("customer_incentives"."kind" = 'LOYALTY_DISCOUNT') = ("customer_incentives"."amount_minor" IS NULL) AND ("customer_incentives"."amount_minor" IS NULL) = ("customer_incentives"."currency" IS NULL)),
	CONSTRAINT "customer_incentives_rate_range" CHECK ("customer_incentives"."rate" > 0 AND "customer_incentives"."rate" < 1),
	CONSTRAINT "customer_incentives_amount_positive" CHECK ("customer_incentives"."amount_minor" > 0),
	CONSTRAINT "customer_incentives_time_ahead" CHECK ("customer_incentives"."valid_until" >= "customer_incentives"."valid_from"),
	CONSTRAINT "customer_incentives_decided_whole" CHECK (("customer_incentives"."status" = 'PROPOSED') = ("customer_incentives"."decided_at" IS NULL) AND ("customer_incentives"."decided_at" IS NULL) = ("customer_incentives"."decided_by" IS NULL)),
	CONSTRAINT "customer_incentives_four_eyes" CHECK ("customer_incentives"."decided_by" <> "customer_incentives"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "customer_incentives" ADD CONSTRAINT "customer_incentives_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_incentives" ADD CONSTRAINT "customer_incentives_company_id_proposed_by_people_company_id_id_fk" FOREIGN KEY ("company_id","proposed_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_incentives" ADD CONSTRAINT "customer_incentives_company_id_decided_by_people_company_id_id_fk" FOREIGN KEY ("company_id","decided_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_incentives_created" ON "customer_incentives" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "customer_incentives_customer" ON "customer_incentives" USING btree ("company_id","customer_id");