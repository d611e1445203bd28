CREATE TYPE "public"."certificate_kind" AS ENUM('CERTIFICATE', 'REGISTRATION', 'TEST_REPORT', 'LICENCE');--> statement-breakpoint
CREATE TYPE "public"."claim_kind" AS ENUM('FEATURE', 'BENEFIT', 'SELLING_POINT', 'INDICATION', 'CONTRAINDICATION', 'DOSAGE', 'SIDE_EFFECT', 'WARNING', 'STORAGE');--> statement-breakpoint
CREATE TYPE "public"."claim_status" AS ENUM('DRAFT', 'APPROVED', 'WITHDRAWN');--> statement-breakpoint
CREATE TYPE "public"."regulation" AS ENUM('NONE', 'PHARMA', 'MEDICAL_DEVICE', 'CHEMICAL', 'FOOD');--> statement-breakpoint
CREATE TABLE "product_certificates" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" "certificate_kind" NOT NULL,
	"scheme" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"holder" text,
	"market" text,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"document_url" text,
	"responsible_id" uuid NOT NULL,
	CONSTRAINT "product_certificates_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "product_certificates_validity" CHECK ("product_certificates"."valid_until" >= "product_certificates"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "product_claims" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" "claim_kind" NOT NULL,
	"market" text,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"status" "claim_status" NOT NULL,
	"author_id" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"approval_reference" text,
	"approved_until" date,
	CONSTRAINT "product_claims_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "product_claims_decided_whole" CHECK (("product_claims"."decided_by" IS NULL) = ("product_claims"."decided_at" IS NULL) AND ("product_claims"."status" = 'DRAFT') = ("product_claims"."decided_at" IS NULL)),
	CONSTRAINT "product_claims_approved_by_reference" CHECK ("product_claims"."status" <> 'APPROVED' OR "product_claims"."approval_reference" IS NOT NULL),
	CONSTRAINT "product_claims_four_eyes" CHECK ("product_claims"."status" <> 'APPROVED' OR "product_claims"."decided_by" <> "product_claims"."author_id")
);
--> statement-breakpoint
CREATE TABLE "product_trainings" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"product_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"trained_on" date NOT NULL,
	"topic" text NOT NULL,
	"trainer" text NOT NULL,
	"score" integer,
	"valid_until" date,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "product_trainings_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "product_trainings_score_range" CHECK ("product_trainings"."score" BETWEEN 0 AND 100),
	CONSTRAINT "product_trainings_validity" CHECK ("product_trainings"."valid_until" >= "product_trainings"."trained_on")
);
--> statement-breakpoint
CREATE TABLE "quotation_claims" (
	"company_id" uuid NOT NULL,
	"quotation_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"claim_id" uuid NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "quotation_claims_company_id_quotation_id_claim_id_pk" PRIMARY KEY("company_id","quotation_id","claim_id")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "regulation" "regulation" DEFAULT 'NONE' NOT NULL;--> statement-breakpoint
ALTER TABLE "product_certificates" ADD CONSTRAINT "product_certificates_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_certificates" ADD CONSTRAINT "product_certificates_company_id_responsible_id_people_company_id_id_fk" FOREIGN KEY ("company_id","responsible_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_claims" ADD CONSTRAINT "product_claims_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_claims" ADD CONSTRAINT "product_claims_company_id_author_id_people_company_id_id_fk" FOREIGN KEY ("company_id","author_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_claims" ADD CONSTRAINT "product_claims_company_id_decided_by_people_company_id_id_fk" FOREIGN KEY ("company_id","decided_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_trainings" ADD CONSTRAINT "product_trainings_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_trainings" ADD CONSTRAINT "product_trainings_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_trainings" ADD CONSTRAINT "product_trainings_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_claims" ADD CONSTRAINT "quotation_claims_company_id_quotation_id_quotations_company_id_id_fk" FOREIGN KEY ("company_id","quotation_id") REFERENCES "public"."quotations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_claims" ADD CONSTRAINT "quotation_claims_company_id_claim_id_product_claims_company_id_id_fk" FOREIGN KEY ("company_id","claim_id") REFERENCES "public"."product_claims"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "product_certificates_number_key" ON "product_certificates" USING btree ("company_id","product_id","scheme","number");--> statement-breakpoint
CREATE INDEX "product_certificates_valid_until" ON "product_certificates" USING btree ("company_id","valid_until","id");--> statement-breakpoint
CREATE INDEX "product_certificates_scheme" ON "product_certificates" USING btree ("company_id","scheme","id");--> statement-breakpoint
CREATE INDEX "product_claims_product" ON "product_claims" USING btree ("company_id","product_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_trainings_day_key" ON "product_trainings" USING btree ("company_id","product_id","person_id","topic","trained_on");--> statement-breakpoint
CREATE INDEX "product_trainings_day" ON "product_trainings" USING btree ("company_id","trained_on","id");