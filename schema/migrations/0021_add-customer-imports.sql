CREATE TYPE "public"."import_choice" AS ENUM('CREATE', 'SKIP');--> statement-breakpoint
CREATE TYPE "public"."import_format" AS ENUM('CSV', 'XLSX');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('AWAITED', 'READING', 'PREVIEW', 'APPLIED', 'CANCELLED', 'FAILED');--> statement-breakpoint
CREATE TABLE "customer_import_keys" (
	"company_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "customer_import_keys_company_id_import_id_key_pk" PRIMARY KEY("company_id","import_id","key")
);
--> statement-breakpoint
CREATE TABLE "customer_import_rows" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"customer" jsonb NOT NULL,
	"faults" jsonb NOT NULL,
	"name_words" text[] NOT NULL,
	"domain" text,
	"known_as" uuid,
	"choice" "import_choice" NOT NULL,
	CONSTRAINT "customer_import_rows_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "customer_import_rows_refused" CHECK ("customer_import_rows"."faults" = '[]'::jsonb OR "customer_import_rows"."choice" = 'SKIP')
);
--> statement-breakpoint
CREATE TABLE "customer_imports" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"file_name" text NOT NULL,
	"format" "import_format" NOT NULL,
	"currency" char(3) NOT NULL,
	"language" text NOT NULL,
	"source" "customer_source" NOT NULL,
	"state" "import_state" NOT NULL,
	"rows_read" integer NOT NULL,
	"rows_accepted" integer NOT NULL,
	"rows_refused" integer NOT NULL,
	"rows_known" integer NOT NULL,
	"ignored_columns" text[] NOT NULL,
	"failure" text,
	"started_by" uuid NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "customer_imports_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "customer_imports_counts" CHECK ("customer_imports"."rows_read" = "customer_imports"."rows_accepted" + "customer_imports"."rows_refused" AND "customer_imports"."rows_known" <= "customer_imports"."rows_accepted"),
	CONSTRAINT "customer_imports_failure" CHECK (("customer_imports"."state" = 'FAILED') = ("customer_imports"."failure" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "customer_import_keys" ADD CONSTRAINT "customer_import_keys_company_id_import_id_customer_imports_company_id_id_fk" FOREIGN KEY ("company_id","import_id") REFERENCES "public"."customer_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_import_rows" ADD CONSTRAINT "customer_import_rows_company_id_import_id_customer_imports_company_id_id_fk" FOREIGN KEY ("company_id","import_id") REFERENCES "public"."customer_imports"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_import_rows" ADD CONSTRAINT "customer_import_rows_company_id_known_as_customers_company_id_id_fk" FOREIGN KEY ("company_id","known_as") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_imports" ADD CONSTRAINT "customer_imports_company_id_started_by_people_company_id_id_fk" FOREIGN KEY ("company_id","started_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_import_rows_line" ON "customer_import_rows" USING btree ("company_id","import_id","line","id");--> statement-breakpoint
CREATE INDEX "customer_imports_started" ON "customer_imports" USING btree ("company_id","started_by","created_at","id");--> statement-breakpoint
CREATE INDEX "customers_same_name" ON "customers" USING btree ("company_id","country","name_words");