CREATE TYPE "public"."authority" AS ENUM('USER', 'INFLUENCER', 'DECIDER');--> statement-breakpoint
CREATE TYPE "public"."need_level" AS ENUM('NONE', 'LATER', 'THIS_YEAR', 'NOW');--> statement-breakpoint
CREATE TYPE "public"."purchase_volume" AS ENUM('UNDER_100K', 'UNDER_500K', 'UNDER_2M', 'UNDER_10M', 'OVER_10M');--> statement-breakpoint
CREATE TYPE "public"."sample_step" AS ENUM('NONE', 'ASKED', 'FREE', 'PAID');--> statement-breakpoint
CREATE TABLE "market_ratings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"country" char(2) NOT NULL,
	"rating" integer NOT NULL,
	"reason" text NOT NULL,
	"rated_by" uuid NOT NULL,
	CONSTRAINT "market_ratings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "market_ratings_range" CHECK ("market_ratings"."rating" BETWEEN 0 AND 10)
);
--> statement-breakpoint
CREATE TABLE "pool_policies" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"inactive_days" integer NOT NULL,
	"most_held" integer NOT NULL,
	CONSTRAINT "pool_policies_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "pool_policies_range" CHECK ("pool_policies"."inactive_days" BETWEEN 7 AND 3650 AND "pool_policies"."most_held" BETWEEN 1 AND 100000)
);
--> statement-breakpoint
CREATE TABLE "prospects" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"customer_id" uuid NOT NULL,
	"purchase_volume" "purchase_volume",
	"fit" integer,
	"authority" "authority",
	"need" "need_level",
	"payment_risk" "risk_level",
	"sample" "sample_step",
	"score" numeric NOT NULL,
	"contributions" jsonb NOT NULL,
	"scored_at" timestamp with time zone NOT NULL,
	"weights_id" uuid,
	CONSTRAINT "prospects_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "prospects_fit_range" CHECK ("prospects"."fit" BETWEEN 0 AND 10),
	CONSTRAINT "prospects_score_range" CHECK ("prospects"."score" BETWEEN 0 AND 100)
);
--> statement-breakpoint
CREATE TABLE "score_weights" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"market_potential" numeric NOT NULL,
	"customer_size" numeric NOT NULL,
	"fit" numeric NOT NULL,
	"authority" numeric NOT NULL,
	"need" numeric NOT NULL,
	"payment_risk" numeric NOT NULL,
	"engagement" numeric NOT NULL,
	"sample" numeric NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_weights_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "score_weights_whole" CHECK ("score_weights"."market_potential" + "score_weights"."customer_size" + "score_weights"."fit" + "score_weights"."authority" + "score_weights"."need" + "score_weights"."payment_risk" + "score_weights"."engagement" + "score_weights"."sample" = 1),
	CONSTRAINT "score_weights_not_negative" CHECK (least("score_weights"."market_potential", "score_weights"."customer_size", "score_weights"."fit", "score_weights"."authority", "score_weights"."need", "score_weights"."payment_risk", "score_weights"."engagement", "score_weights"."sample") >= 0)
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "name_words" text[] NOT NULL DEFAULT '{}';--> statement-breakpoint
UPDATE "customers" SET "name_words" = ARRAY(SELECT word COLLATE "C" FROM regexp_split_to_table(lower("name"), '[^[:alnum:]]+') AS word WHERE word <> '' GROUP BY 1 ORDER BY 1);--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "name_words" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "domain" text;--> statement-breakpoint
UPDATE "customers" SET "domain" = lower(substring("website" from '^https?://(?:www\.)?([^/:?#]+)'));--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "pooled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "market_ratings" ADD CONSTRAINT "market_ratings_company_id_rated_by_people_company_id_id_fk" FOREIGN KEY ("company_id","rated_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_policies" ADD CONSTRAINT "pool_policies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_company_id_weights_id_score_weights_company_id_id_fk" FOREIGN KEY ("company_id","weights_id") REFERENCES "public"."score_weights"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_weights" ADD CONSTRAINT "score_weights_company_id_set_by_people_company_id_id_fk" FOREIGN KEY ("company_id","set_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "market_ratings_country_key" ON "market_ratings" USING btree ("company_id","country");--> statement-breakpoint
CREATE UNIQUE INDEX "pool_policies_company_key" ON "pool_policies" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prospects_customer_key" ON "prospects" USING btree ("company_id","customer_id");--> statement-breakpoint
CREATE INDEX "prospects_score" ON "prospects" USING btree ("company_id","score","id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_weights_edition_key" ON "score_weights" USING btree ("company_id","edition");--> statement-breakpoint
CREATE INDEX "contacts_domain" ON "contacts" USING btree ("company_id",lower(split_part("email", '@', 2)));--> statement-breakpoint
CREATE INDEX "customers_words" ON "customers" USING gin ("name_words");--> statement-breakpoint
CREATE INDEX "customers_domain" ON "customers" USING btree ("company_id","domain");--> statement-breakpoint
CREATE INDEX "customers_pool" ON "customers" USING btree ("company_id","pooled_at","id") WHERE "customers"."pooled_at" IS NOT NULL;