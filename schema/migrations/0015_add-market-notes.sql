CREATE TYPE "public"."confidence" AS ENUM('LOW', 'MEDIUM', 'HIGH');--> statement-breakpoint
CREATE TYPE "public"."duty_kind" AS ENUM('MFN', 'PREFERENTIAL', 'ADDITIONAL', 'ANTI_DUMPING', 'COUNTERVAILING');--> statement-breakpoint
CREATE TYPE "public"."figure_kind" AS ENUM('MARKET_VALUE', 'MARKET_VOLUME', 'IMPORT_VALUE', 'IMPORT_VOLUME', 'IMPORT_SHARE', 'ORIGIN_SHARE', 'CHANNEL_SHARE', 'EXPECTED_GROWTH');--> statement-breakpoint
CREATE TYPE "public"."price_level" AS ENUM('EXPORT', 'WHOLESALE', 'RETAIL');--> statement-breakpoint
CREATE TYPE "public"."risk_level" AS ENUM('LOW', 'MEDIUM', 'HIGH');--> statement-breakpoint
CREATE TYPE "public"."sales_channel" AS ENUM('IMPORTER', 'DISTRIBUTOR', 'RETAIL', 'E_COMMERCE', 'TENDER', 'PROJECT');--> statement-breakpoint
CREATE TABLE "market_figures" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"note_id" uuid NOT NULL,
	"kind" "figure_kind" NOT NULL,
	"value" numeric NOT NULL,
	"currency" char(3),
	"unit" text,
	"origin" char(2),
	"subject" text,
	"year" integer NOT NULL,
	"source" text NOT NULL,
	"source_url" text,
	"retrieved_on" date NOT NULL,
	"confidence" "confidence" NOT NULL,
	"recorded_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdraw_reason" text,
	CONSTRAINT "market_figures_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "market_figures_measure" CHECK (("market_figures"."kind" IN ('MARKET_VALUE', 'IMPORT_VALUE')) = ("market_figures"."currency" IS NOT NULL) AND ("market_figures"."kind" IN ('MARKET_VOLUME', 'IMPORT_VOLUME')) = ("market_figures"."unit" IS NOT NULL)),
	CONSTRAINT "market_figures_origin" CHECK (("market_figures"."kind" = 'ORIGIN_SHARE') = ("market_figures"."origin" IS NOT NULL)),
	CONSTRAINT "market_figures_range" CHECK (CASE WHEN "market_figures"."kind" = 'EXPECTED_GROWTH' THEN "market_figures"."value" BETWEEN -1 AND 10 WHEN "market_figures"."kind"::text LIKE '%_SHARE' THEN "market_figures"."value" BETWEEN 0 AND 1 ELSE "market_figures"."value" >= 0 END),
	CONSTRAINT "market_figures_withdrawn_whole" CHECK (("market_figures"."withdrawn_at" IS NULL) = ("market_figures"."withdraw_reason" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "market_notes" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"hs_code" text NOT NULL,
	"country" char(2) NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"product_id" uuid,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"demand_drivers" text,
	"trends" text,
	"seasonality" text,
	"payment_habits" text,
	"high_months" integer[] NOT NULL,
	"channels" "sales_channel"[] NOT NULL,
	"barriers" jsonb NOT NULL,
	"certificates" text[] NOT NULL,
	"price_low" numeric,
	"price_high" numeric,
	"price_currency" char(3),
	"price_unit" text,
	"price_level" "price_level",
	"price_basis" text,
	"risk_level" "risk_level",
	"risks" text,
	"evidence" text[] NOT NULL,
	"author_id" uuid NOT NULL,
	"review_on" date NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"archived_at" timestamp with time zone,
	CONSTRAINT "market_notes_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "market_notes_hs_code_form" CHECK ("market_notes"."hs_code" ~ '^[0-9]{6}$'),
	CONSTRAINT "market_notes_period" CHECK ("market_notes"."period_to" >= "market_notes"."period_from"),
	CONSTRAINT "market_notes_months" CHECK (1 <= ALL("market_notes"."high_months") AND 12 >= ALL("market_notes"."high_months")),
	CONSTRAINT "market_notes_price_whole" CHECK (num_nulls("market_notes"."price_low", "market_notes"."price_high", "market_notes"."price_currency", "market_notes"."price_unit", "market_notes"."price_level", "market_notes"."price_basis") IN (0, 6)),
	CONSTRAINT "market_notes_price_order" CHECK ("market_notes"."price_low" > 0 AND "market_notes"."price_high" >= "market_notes"."price_low"),
	CONSTRAINT "market_notes_reviewed_whole" CHECK (("market_notes"."reviewed_at" IS NULL) = ("market_notes"."reviewed_by" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "tariff_lines" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"kind" "duty_kind" NOT NULL,
	"hs_code" text NOT NULL,
	"market" text NOT NULL,
	"origin" text,
	"agreement" text,
	"rate" numeric,
	"specific" text,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"source" text NOT NULL,
	"retrieved_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "tariff_lines_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "tariff_lines_hs_code_form" CHECK ("tariff_lines"."hs_code" ~ '^[0-9]{2,13}$'),
	CONSTRAINT "tariff_lines_rate_range" CHECK ("tariff_lines"."rate" BETWEEN 0 AND 100),
	CONSTRAINT "tariff_lines_rate_or_specific" CHECK ("tariff_lines"."rate" IS NOT NULL OR "tariff_lines"."specific" IS NOT NULL),
	CONSTRAINT "tariff_lines_preference" CHECK ("tariff_lines"."kind" <> 'PREFERENTIAL' OR "tariff_lines"."origin" IS NOT NULL),
	CONSTRAINT "tariff_lines_validity" CHECK ("tariff_lines"."valid_until" >= "tariff_lines"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "market_figures" ADD CONSTRAINT "market_figures_unit_units_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_figures" ADD CONSTRAINT "market_figures_company_id_note_id_market_notes_company_id_id_fk" FOREIGN KEY ("company_id","note_id") REFERENCES "public"."market_notes"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_figures" ADD CONSTRAINT "market_figures_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_notes" ADD CONSTRAINT "market_notes_price_unit_units_code_fk" FOREIGN KEY ("price_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_notes" ADD CONSTRAINT "market_notes_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_notes" ADD CONSTRAINT "market_notes_company_id_author_id_people_company_id_id_fk" FOREIGN KEY ("company_id","author_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_notes" ADD CONSTRAINT "market_notes_company_id_reviewed_by_people_company_id_id_fk" FOREIGN KEY ("company_id","reviewed_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff_lines" ADD CONSTRAINT "tariff_lines_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "market_figures_note" ON "market_figures" USING btree ("company_id","note_id","year","id");--> statement-breakpoint
CREATE INDEX "market_notes_review" ON "market_notes" USING btree ("company_id","review_on","id");--> statement-breakpoint
CREATE INDEX "market_notes_market" ON "market_notes" USING btree ("company_id","country","hs_code","id");--> statement-breakpoint
CREATE INDEX "market_notes_product" ON "market_notes" USING btree ("company_id","product_id","created_at","id");--> statement-breakpoint
CREATE INDEX "market_notes_words" ON "market_notes" USING gin (words_of("language", "title", "summary", "demand_drivers", "trends", "seasonality", "payment_habits", "risks"));--> statement-breakpoint
CREATE INDEX "tariff_lines_market" ON "tariff_lines" USING btree ("company_id","market","hs_code","valid_from","id");