CREATE TYPE "public"."criterion" AS ENUM('PRICE', 'LEAD_TIME', 'QUALITY', 'CERTIFICATES', 'PAYMENT', 'SERVICE');--> statement-breakpoint
CREATE TYPE "public"."offer_source" AS ENUM('QUOTE', 'CUSTOMS_RECORD', 'SHELF_PRICE', 'WEBSITE', 'CUSTOMER_TOLD', 'FAIR');--> statement-breakpoint
CREATE TABLE "competitor_offers" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"competitor_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"country" char(2) NOT NULL,
	"amount" numeric NOT NULL,
	"currency" char(3) NOT NULL,
	"price_unit" text NOT NULL,
	"pieces" numeric NOT NULL,
	"rule" "incoterm_rule" NOT NULL,
	"edition" "incoterm_edition" NOT NULL,
	"named_place" text NOT NULL,
	"minimum_quantity" numeric,
	"payment_method" "payment_method",
	"credit_days" integer NOT NULL,
	"commission_rate" numeric NOT NULL,
	"discount_rate" numeric NOT NULL,
	"tax_rate" numeric NOT NULL,
	"specification_factor" numeric NOT NULL,
	"specification" text,
	"origin_country" char(2),
	"lead_time_days" integer,
	"observed_on" date NOT NULL,
	"source_type" "offer_source" NOT NULL,
	"source" text NOT NULL,
	"confidence" "confidence" NOT NULL,
	"recorded_by" uuid NOT NULL,
	"corrects_id" uuid,
	"corrected_at" timestamp with time zone,
	CONSTRAINT "competitor_offers_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "competitor_offers_positive" CHECK ("competitor_offers"."amount" > 0 AND "competitor_offers"."pieces" > 0),
	CONSTRAINT "competitor_offers_shares" CHECK ("competitor_offers"."commission_rate" >= 0 AND "competitor_offers"."commission_rate" < 1 AND "competitor_offers"."discount_rate" >= 0 AND "competitor_offers"."discount_rate" < 1 AND "competitor_offers"."tax_rate" >= 0 AND "competitor_offers"."tax_rate" < 1),
	CONSTRAINT "competitor_offers_terms" CHECK ("competitor_offers"."credit_days" >= 0 AND "competitor_offers"."minimum_quantity" > 0 AND "competitor_offers"."specification_factor" > 0 AND "competitor_offers"."lead_time_days" >= 0)
);
--> statement-breakpoint
CREATE TABLE "competitor_ratings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"product_id" uuid NOT NULL,
	"competitor_id" uuid,
	"criterion" "criterion" NOT NULL,
	"score" integer NOT NULL,
	"reason" text NOT NULL,
	"argument" text,
	"rated_by" uuid NOT NULL,
	"rated_on" date NOT NULL,
	CONSTRAINT "competitor_ratings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "competitor_ratings_range" CHECK ("competitor_ratings"."score" BETWEEN 0 AND 10)
);
--> statement-breakpoint
CREATE TABLE "competitors" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"website" text,
	"strengths" text,
	"weaknesses" text,
	"archived_at" timestamp with time zone,
	CONSTRAINT "competitors_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "competitor_offers" ADD CONSTRAINT "competitor_offers_company_id_competitor_id_competitors_company_id_id_fk" FOREIGN KEY ("company_id","competitor_id") REFERENCES "public"."competitors"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_offers" ADD CONSTRAINT "competitor_offers_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_offers" ADD CONSTRAINT "competitor_offers_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_offers" ADD CONSTRAINT "competitor_offers_company_id_corrects_id_competitor_offers_company_id_id_fk" FOREIGN KEY ("company_id","corrects_id") REFERENCES "public"."competitor_offers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_ratings" ADD CONSTRAINT "competitor_ratings_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_ratings" ADD CONSTRAINT "competitor_ratings_company_id_competitor_id_competitors_company_id_id_fk" FOREIGN KEY ("company_id","competitor_id") REFERENCES "public"."competitors"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competitor_ratings" ADD CONSTRAINT "competitor_ratings_company_id_rated_by_people_company_id_id_fk" FOREIGN KEY ("company_id","rated_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_offers_corrected_once" ON "competitor_offers" USING btree ("company_id","corrects_id") WHERE "competitor_offers"."corrects_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "competitor_offers_product" ON "competitor_offers" USING btree ("company_id","product_id","country","observed_on","id");--> statement-breakpoint
CREATE INDEX "competitor_offers_competitor" ON "competitor_offers" USING btree ("company_id","competitor_id","observed_on","id");--> statement-breakpoint
CREATE INDEX "competitor_offers_observed" ON "competitor_offers" USING btree ("company_id","observed_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "competitor_ratings_key" ON "competitor_ratings" USING btree ("company_id","product_id",coalesce("competitor_id", '00000000-0000-0000-0000-000000000000'::uuid),"criterion");--> statement-breakpoint
CREATE UNIQUE INDEX "competitors_name_key" ON "competitors" USING btree ("company_id","name");