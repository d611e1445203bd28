CREATE TYPE "public"."approval_status" AS ENUM('PENDING', 'APPROVED', 'REFUSED');--> statement-breakpoint
CREATE TYPE "public"."floor_policy" AS ENUM('BLOCK', 'WARN', 'OFF');--> statement-breakpoint
CREATE TYPE "public"."clause_kind" AS ENUM('INSPECTION', 'TOLERANCE', 'FORCE_MAJEURE', 'GOVERNING_LAW', 'ARBITRATION');--> statement-breakpoint
CREATE TYPE "public"."contract_status" AS ENUM('DRAFT', 'SIGNED', 'SUPERSEDED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."signing_method" AS ENUM('WET_INK', 'ELECTRONIC', 'EXCHANGE_OF_LETTERS');--> statement-breakpoint
CREATE TYPE "public"."deal_fact" AS ENUM('DUPLICATES_CHECKED', 'SAMPLE_TERMS_AGREED', 'CERTIFICATION_KNOWN', 'CREDIT_CHECKED', 'CREDIT_LIMIT_APPROVED', 'DEPOSIT_RECEIVED', 'LETTER_OF_CREDIT_CHECKED', 'PREPRODUCTION_SAMPLE_APPROVED', 'PRODUCTION_FINISHED', 'QUALITY_PASSED', 'BALANCE_RECEIVED', 'BOOKING_CONFIRMED', 'EXPORT_RELEASED', 'DOCUMENTS_COMPLETE', 'RECEIVABLES_SETTLED', 'EXCHANGE_RECEIPT_BOOKED', 'REBATE_CLAIMED', 'CLAIMS_CLOSED');--> statement-breakpoint
CREATE TYPE "public"."loss_reason" AS ENUM('PRICE', 'PAYMENT_TERMS', 'LEAD_TIME', 'MOQ', 'QUALITY_SPEC', 'CERTIFICATION', 'COMPETITOR', 'NO_BUDGET', 'NO_RESPONSE', 'FREIGHT_COST', 'TARIFF', 'FX', 'CREDIT_REJECTED', 'COMPLIANCE', 'DUPLICATE', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."deal_side" AS ENUM('SELLER', 'BUYER');--> statement-breakpoint
CREATE TYPE "public"."offer_type" AS ENUM('FIRM', 'SUBJECT_TO_CONFIRMATION', 'PRICE_LIST');--> statement-breakpoint
CREATE TYPE "public"."payment_method" AS ENUM('TT_ADVANCE', 'LC_SIGHT_CONFIRMED', 'TT_DEPOSIT_BAL_BEFORE_SHIP', 'LC_SIGHT', 'LC_NEGOTIATION', 'LC_USANCE', 'LC_ACCEPTANCE', 'LC_DEFERRED', 'TT_DEPOSIT_BAL_BL_COPY', 'SBLC_OA', 'CAD', 'DP_SIGHT', 'DP_AFTER_SIGHT', 'DA', 'OA', 'CONSIGNMENT');--> statement-breakpoint
CREATE TYPE "public"."quotation_purpose" AS ENUM('QUOTATION', 'AMENDMENT');--> statement-breakpoint
CREATE TYPE "public"."quotation_status" AS ENUM('DRAFT', 'LIVE', 'SUPERSEDED', 'REJECTED', 'WITHDRAWN', 'DISCARDED', 'ACCEPTED');--> statement-breakpoint
CREATE TYPE "public"."rounding_mode" AS ENUM('HALF_UP', 'HALF_EVEN', 'UP', 'DOWN');--> statement-breakpoint
CREATE TABLE "approvals" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"quotation_id" uuid NOT NULL,
	"status" "approval_status" NOT NULL,
	"reason" text NOT NULL,
	"hits" jsonb NOT NULL,
	"margin" numeric NOT NULL,
	"shortfall" numeric NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by" uuid NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision" text,
	"expires_at" timestamp with time zone,
	CONSTRAINT "approvals_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "approvals_decided_whole" CHECK (("approvals"."status" = 'PENDING') = ("approvals"."decided_at" IS NULL) AND ("approvals"."decided_at" IS NULL) = ("approvals"."decided_by" IS NULL)),
	CONSTRAINT "approvals_four_eyes" CHECK ("approvals"."decided_by" <> "approvals"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "price_floors" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"product_id" uuid,
	"customer_id" uuid,
	"deal_id" uuid,
	"minimum_margin" numeric,
	"minimum_unit_price" numeric,
	"currency" char(3),
	CONSTRAINT "price_floors_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "price_floors_one_minimum" CHECK (("price_floors"."minimum_margin" IS NULL) <> ("price_floors"."minimum_unit_price" IS NULL)),
	CONSTRAINT "price_floors_price_whole" CHECK (("price_floors"."minimum_unit_price" IS NULL) = ("price_floors"."currency" IS NULL) AND ("price_floors"."minimum_unit_price" IS NULL OR ("price_floors"."product_id" IS NOT NULL AND "price_floors"."minimum_unit_price" > 0))),
	CONSTRAINT "price_floors_margin_range" CHECK ("price_floors"."minimum_margin" > -1 AND "price_floors"."minimum_margin" < 1)
);
--> statement-breakpoint
CREATE TABLE "pricing_policies" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"floor_policy" "floor_policy" NOT NULL,
	"rate_max_age_hours" integer NOT NULL,
	"release_valid_days" integer NOT NULL,
	"manager_may_release" numeric NOT NULL,
	"director_may_release" numeric NOT NULL,
	CONSTRAINT "pricing_policies_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "pricing_policies_range" CHECK ("pricing_policies"."rate_max_age_hours" > 0 AND "pricing_policies"."release_valid_days" > 0 AND "pricing_policies"."manager_may_release" >= 0 AND "pricing_policies"."director_may_release" >= 0)
);
--> statement-breakpoint
CREATE TABLE "contract_clauses" (
	"company_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" "clause_kind" NOT NULL,
	"heading" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "contract_clauses_company_id_contract_id_sequence_pk" PRIMARY KEY("company_id","contract_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "contract_signatures" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"side" "deal_side" NOT NULL,
	"signer_name" text NOT NULL,
	"signer_position" text,
	"method" "signing_method" NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"text_hash" text NOT NULL,
	"evidence" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "contract_signatures_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "contract_signatures_text_hash_form" CHECK ("contract_signatures"."text_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"number" text NOT NULL,
	"edition" integer NOT NULL,
	"status" "contract_status" NOT NULL,
	"quotation_id" uuid NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"text_hash" text NOT NULL,
	"amendment_reason" text,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "contracts_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "contracts_edition_positive" CHECK ("contracts"."edition" > 0),
	CONSTRAINT "contracts_text_hash_form" CHECK ("contracts"."text_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "contracts_cancelled_whole" CHECK (("contracts"."status" = 'CANCELLED') = ("contracts"."cancelled_at" IS NOT NULL) AND ("contracts"."cancelled_at" IS NULL) = ("contracts"."cancel_reason" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "deal_attestations" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"fact" "deal_fact" NOT NULL,
	"holds" boolean NOT NULL,
	"evidence" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "deal_attestations_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "negotiation_rounds" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"side" "deal_side" NOT NULL,
	"quotation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"rule" "incoterm_rule" NOT NULL,
	"named_place" text NOT NULL,
	"payment_method" "payment_method" NOT NULL,
	"deposit_rate" numeric NOT NULL,
	"credit_days" integer NOT NULL,
	"lead_time_days" integer NOT NULL,
	"warranty_months" integer NOT NULL,
	"minimum_order_quantity" numeric,
	"note" text,
	"is_material" boolean NOT NULL,
	"margin_rate" numeric NOT NULL,
	"profit_minor" bigint NOT NULL,
	"conceded_minor" bigint NOT NULL,
	"company_currency" char(3) NOT NULL,
	"conceded_margin" numeric NOT NULL,
	CONSTRAINT "negotiation_rounds_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "negotiation_rounds_total_positive" CHECK ("negotiation_rounds"."total_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"round_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"reason" "loss_reason" NOT NULL,
	"words" text NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "objections_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "objections_answer_whole" CHECK (("objections"."answer" IS NULL) = ("objections"."answered_at" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "quotation_lines" (
	"company_id" uuid NOT NULL,
	"quotation_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"description" text NOT NULL,
	"quantity" numeric NOT NULL,
	"unit" text NOT NULL,
	"unit_price" numeric NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "quotation_lines_company_id_quotation_id_sequence_pk" PRIMARY KEY("company_id","quotation_id","sequence"),
	CONSTRAINT "quotation_lines_positive" CHECK ("quotation_lines"."quantity" > 0 AND "quotation_lines"."unit_price" > 0)
);
--> statement-breakpoint
CREATE TABLE "quotations" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"number" text NOT NULL,
	"revision" integer NOT NULL,
	"purpose" "quotation_purpose" NOT NULL,
	"status" "quotation_status" NOT NULL,
	"previous_id" uuid,
	"is_repriced" boolean NOT NULL,
	"offer_type" "offer_type" NOT NULL,
	"currency" char(3) NOT NULL,
	"rule" "incoterm_rule" NOT NULL,
	"edition" "incoterm_edition" NOT NULL,
	"named_place" text NOT NULL,
	"locode" text,
	"mode" "transport_mode" NOT NULL,
	"containerised" boolean NOT NULL,
	"destination_country" char(2) NOT NULL,
	"importer_of_record" text,
	"payment_method" "payment_method" NOT NULL,
	"deposit_rate" numeric NOT NULL,
	"credit_days" integer NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"lead_time_days" integer NOT NULL,
	"warranty_months" integer NOT NULL,
	"notes" text,
	"language" text NOT NULL,
	"cost_sheet_id" uuid NOT NULL,
	"unit_price_places" integer NOT NULL,
	"unit_price_rounding" "rounding_mode" NOT NULL,
	"total_minor" bigint NOT NULL,
	"margin_rate" numeric NOT NULL,
	"floor_hits" jsonb NOT NULL,
	"issued_at" timestamp with time zone,
	"issued_by" uuid,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "quotations_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "quotations_revision_positive" CHECK ("quotations"."revision" > 0),
	CONSTRAINT "quotations_payment_range" CHECK ("quotations"."deposit_rate" BETWEEN 0 AND 1 AND "quotations"."credit_days" >= 0),
	CONSTRAINT "quotations_promises_not_negative" CHECK ("quotations"."lead_time_days" >= 0 AND "quotations"."warranty_months" >= 0),
	CONSTRAINT "quotations_unit_price_places_range" CHECK ("quotations"."unit_price_places" BETWEEN 0 AND 6),
	CONSTRAINT "quotations_total_positive" CHECK ("quotations"."total_minor" > 0),
	CONSTRAINT "quotations_issued_whole" CHECK (("quotations"."issued_at" IS NULL) = ("quotations"."issued_by" IS NULL) AND ("quotations"."status" IN ('DRAFT', 'DISCARDED') OR "quotations"."issued_at" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "left_from" "deal_stage";--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "loss_reason" "loss_reason";--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_company_id_quotation_id_quotations_company_id_id_fk" FOREIGN KEY ("company_id","quotation_id") REFERENCES "public"."quotations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_company_id_requested_by_people_company_id_id_fk" FOREIGN KEY ("company_id","requested_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_company_id_decided_by_people_company_id_id_fk" FOREIGN KEY ("company_id","decided_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_floors" ADD CONSTRAINT "price_floors_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_floors" ADD CONSTRAINT "price_floors_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_floors" ADD CONSTRAINT "price_floors_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_floors" ADD CONSTRAINT "price_floors_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_policies" ADD CONSTRAINT "pricing_policies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_clauses" ADD CONSTRAINT "contract_clauses_company_id_contract_id_contracts_company_id_id_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_company_id_contract_id_contracts_company_id_id_fk" FOREIGN KEY ("company_id","contract_id") REFERENCES "public"."contracts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_company_id_recorded_by_people_company_id_id_fk" FOREIGN KEY ("company_id","recorded_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_company_id_quotation_id_quotations_company_id_id_fk" FOREIGN KEY ("company_id","quotation_id") REFERENCES "public"."quotations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_attestations" ADD CONSTRAINT "deal_attestations_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_attestations" ADD CONSTRAINT "deal_attestations_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD CONSTRAINT "negotiation_rounds_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD CONSTRAINT "negotiation_rounds_company_id_quotation_id_quotations_company_id_id_fk" FOREIGN KEY ("company_id","quotation_id") REFERENCES "public"."quotations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD CONSTRAINT "negotiation_rounds_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_company_id_round_id_negotiation_rounds_company_id_id_fk" FOREIGN KEY ("company_id","round_id") REFERENCES "public"."negotiation_rounds"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_lines" ADD CONSTRAINT "quotation_lines_unit_units_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_lines" ADD CONSTRAINT "quotation_lines_company_id_quotation_id_quotations_company_id_id_fk" FOREIGN KEY ("company_id","quotation_id") REFERENCES "public"."quotations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation_lines" ADD CONSTRAINT "quotation_lines_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_locode_ports_locode_fk" FOREIGN KEY ("locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_company_id_previous_id_quotations_company_id_id_fk" FOREIGN KEY ("company_id","previous_id") REFERENCES "public"."quotations"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_company_id_issued_by_people_company_id_id_fk" FOREIGN KEY ("company_id","issued_by") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_pending_key" ON "approvals" USING btree ("company_id","quotation_id") WHERE "approvals"."status" = 'PENDING';--> statement-breakpoint
CREATE INDEX "approvals_deal" ON "approvals" USING btree ("company_id","deal_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "approvals_requested" ON "approvals" USING btree ("company_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "price_floors_product" ON "price_floors" USING btree ("company_id","product_id");--> statement-breakpoint
CREATE INDEX "price_floors_created" ON "price_floors" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pricing_policies_company_key" ON "pricing_policies" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_signatures_side_key" ON "contract_signatures" USING btree ("company_id","contract_id","side");--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_edition_key" ON "contracts" USING btree ("company_id","number","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_quotation_key" ON "contracts" USING btree ("company_id","quotation_id") WHERE "contracts"."status" <> 'SUPERSEDED';--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_draft_key" ON "contracts" USING btree ("company_id","deal_id") WHERE "contracts"."status" = 'DRAFT';--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_signed_key" ON "contracts" USING btree ("company_id","deal_id") WHERE "contracts"."status" = 'SIGNED';--> statement-breakpoint
CREATE INDEX "contracts_created" ON "contracts" USING btree ("company_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deal_attestations_deal" ON "deal_attestations" USING btree ("company_id","deal_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "negotiation_rounds_sequence_key" ON "negotiation_rounds" USING btree ("company_id","deal_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "quotations_revision_key" ON "quotations" USING btree ("company_id","number","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "quotations_draft_key" ON "quotations" USING btree ("company_id","deal_id") WHERE "quotations"."status" = 'DRAFT';--> statement-breakpoint
CREATE UNIQUE INDEX "quotations_live_key" ON "quotations" USING btree ("company_id","deal_id") WHERE "quotations"."status" = 'LIVE';--> statement-breakpoint
CREATE INDEX "quotations_deal" ON "quotations" USING btree ("company_id","deal_id","revision");--> statement-breakpoint
CREATE INDEX "quotations_created" ON "quotations" USING btree ("company_id","created_at","id");--> statement-breakpoint
-- Deals that were out of the way before this was kept: where they came from is in their history.
UPDATE "deals" SET "left_from" = (
  SELECT "from_stage" FROM "deal_stage_changes" c
  WHERE c."company_id" = "deals"."company_id" AND c."deal_id" = "deals"."id" AND c."to_stage" = "deals"."stage"
  ORDER BY c."at" DESC LIMIT 1
) WHERE "stage" IN ('ON_HOLD', 'CLAIM');--> statement-breakpoint
UPDATE "deals" SET "loss_reason" = 'OTHER' WHERE "stage" = 'LOST';--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_left_from_whole" CHECK (("deals"."left_from" IS NOT NULL) = ("deals"."stage" IN ('ON_HOLD', 'CLAIM')));--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_loss_reason_whole" CHECK (("deals"."loss_reason" IS NOT NULL) = ("deals"."stage" = 'LOST'));