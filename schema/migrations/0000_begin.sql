CREATE TYPE "public"."role" AS ENUM('REP', 'MANAGER', 'DIRECTOR', 'OPERATIONS', 'FINANCE', 'ANALYST', 'ADMIN');--> statement-breakpoint
CREATE TYPE "public"."deal_stage" AS ENUM('INQUIRY', 'QUALIFIED', 'SAMPLE', 'QUOTING', 'QUOTED', 'NEGOTIATION', 'ACCEPTED', 'CONTRACTED', 'FUNDED', 'IN_PRODUCTION', 'READY', 'SHIPPED', 'DOCS_PRESENTED', 'SETTLED', 'CLOSED', 'LOST', 'CANCELLED', 'ON_HOLD', 'CLAIM');--> statement-breakpoint
CREATE TYPE "public"."incoterm_edition" AS ENUM('INCOTERMS_2010', 'INCOTERMS_2020');--> statement-breakpoint
CREATE TYPE "public"."incoterm_rule" AS ENUM('EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF', 'DAT');--> statement-breakpoint
CREATE TYPE "public"."transport_mode" AS ENUM('SEA', 'INLAND_WATER', 'AIR', 'ROAD', 'RAIL', 'COURIER', 'MULTIMODAL');--> statement-breakpoint
CREATE TYPE "public"."customer_source" AS ENUM('TRADE_SHOW', 'REFERRAL', 'DIRECTORY', 'WEB_FORM', 'PARTNER', 'OUTREACH');--> statement-breakpoint
CREATE TYPE "public"."commission_base" AS ENUM('INVOICE', 'FOB');--> statement-breakpoint
CREATE TYPE "public"."cost_step" AS ENUM('EXPORT_PACKING', 'LOADING', 'PRE_CARRIAGE', 'EXPORT_CLEARANCE', 'ORIGIN_TERMINAL', 'MAIN_CARRIAGE', 'INSURANCE', 'DESTINATION_TERMINAL', 'ON_CARRIAGE', 'UNLOADING', 'IMPORT_CLEARANCE', 'IMPORT_DUTY', 'IMPORT_TAX', 'COMMISSION', 'BANK_CHARGES', 'FINANCING', 'PROFIT', 'GOODS', 'REBATE', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."insurance_base" AS ENUM('GROSS', 'NET');--> statement-breakpoint
CREATE TYPE "public"."profit_basis" AS ENUM('PRICE', 'COST');--> statement-breakpoint
CREATE TYPE "public"."tax_scheme" AS ENUM('TRADER', 'MANUFACTURER', 'NONE');--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"currency" char(3) NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" "role" NOT NULL,
	"team_id" uuid NOT NULL,
	"password_hash" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "people_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	CONSTRAINT "teams_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "deal_lines" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"description" text NOT NULL,
	"quantity" numeric NOT NULL,
	"unit" text NOT NULL,
	"target_unit_price" numeric,
	"target_currency" char(3),
	CONSTRAINT "deal_lines_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "deal_lines_quantity_positive" CHECK ("deal_lines"."quantity" > 0),
	CONSTRAINT "deal_lines_target_unit_price_positive" CHECK ("deal_lines"."target_unit_price" > 0),
	CONSTRAINT "deal_lines_target_whole" CHECK (("deal_lines"."target_unit_price" IS NULL) = ("deal_lines"."target_currency" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "deal_stage_changes" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"from_stage" "deal_stage",
	"to_stage" "deal_stage" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text,
	CONSTRAINT "deal_stage_changes_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"owner_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"stage" "deal_stage" NOT NULL,
	"stage_since" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"currency" char(3) NOT NULL,
	"rule" "incoterm_rule" NOT NULL,
	"edition" "incoterm_edition" NOT NULL,
	"named_place" text NOT NULL,
	"locode" text,
	"mode" "transport_mode" NOT NULL,
	"containerised" boolean NOT NULL,
	"destination_country" char(2) NOT NULL,
	"importer_of_record" text,
	"paid_by_letter_of_credit" boolean NOT NULL,
	"expected_close_on" date,
	CONSTRAINT "deals_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"request_id" text NOT NULL,
	"command" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "audit_events_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"company_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"outcome" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_company_id_person_id_key_pk" PRIMARY KEY("company_id","person_id","key"),
	CONSTRAINT "idempotency_keys_key_length" CHECK (char_length("idempotency_keys"."key") BETWEEN 1 AND 255)
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"company_id" uuid NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_company_id_series_year_pk" PRIMARY KEY("company_id","series","year"),
	CONSTRAINT "number_series_last_positive" CHECK ("number_series"."last" > 0)
);
--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"type" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "outbox_events_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" text,
	"email" text,
	"phone" text,
	"language" text,
	"is_primary" boolean DEFAULT false NOT NULL,
	CONSTRAINT "contacts_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"country" char(2) NOT NULL,
	"city" text,
	"address" text,
	"website" text,
	"tax_number" text,
	"currency" char(3) NOT NULL,
	"language" text NOT NULL,
	"source" "customer_source" NOT NULL,
	"owner_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	CONSTRAINT "customers_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
CREATE TABLE "cost_sheet_charges" (
	"company_id" uuid NOT NULL,
	"cost_sheet_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"step" "cost_step" NOT NULL,
	"label" text,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	CONSTRAINT "cost_sheet_charges_company_id_cost_sheet_id_sequence_pk" PRIMARY KEY("company_id","cost_sheet_id","sequence"),
	CONSTRAINT "cost_sheet_charges_not_negative" CHECK ("cost_sheet_charges"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cost_sheet_goods" (
	"company_id" uuid NOT NULL,
	"cost_sheet_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" numeric NOT NULL,
	"unit_cost" numeric NOT NULL,
	"currency" char(3) NOT NULL,
	"vat_rate" numeric NOT NULL,
	"rebate_rate" numeric NOT NULL,
	"tax_scheme" "tax_scheme" NOT NULL,
	CONSTRAINT "cost_sheet_goods_company_id_cost_sheet_id_sequence_pk" PRIMARY KEY("company_id","cost_sheet_id","sequence"),
	CONSTRAINT "cost_sheet_goods_positive" CHECK ("cost_sheet_goods"."quantity" > 0 AND "cost_sheet_goods"."unit_cost" > 0)
);
--> statement-breakpoint
CREATE TABLE "cost_sheets" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deal_id" uuid NOT NULL,
	"fx_snapshot_id" uuid NOT NULL,
	"premium_rate" numeric,
	"insured_fraction" numeric NOT NULL,
	"insurance_base" "insurance_base" NOT NULL,
	"commission_rate" numeric NOT NULL,
	"commission_base" "commission_base" NOT NULL,
	"profit_rate" numeric NOT NULL,
	"profit_basis" "profit_basis" NOT NULL,
	"bank_charge_rate" numeric NOT NULL,
	CONSTRAINT "cost_sheets_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "cost_sheets_rates_not_negative" CHECK (coalesce("cost_sheets"."premium_rate", 0) >= 0 AND "cost_sheets"."insured_fraction" >= 1 AND "cost_sheets"."commission_rate" >= 0 AND "cost_sheets"."profit_rate" >= 0 AND "cost_sheets"."bank_charge_rate" >= 0)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"hs_code" text NOT NULL,
	"origin_country" char(2) NOT NULL,
	"unit" text NOT NULL,
	"package_kind" text NOT NULL,
	"units_per_package" integer NOT NULL,
	"package_length_cm" numeric,
	"package_width_cm" numeric,
	"package_height_cm" numeric,
	"package_net_kg" numeric,
	"package_gross_kg" numeric,
	"minimum_order_quantity" numeric NOT NULL,
	"floor_price" numeric,
	"floor_price_currency" char(3),
	CONSTRAINT "products_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "products_hs_code_form" CHECK ("products"."hs_code" ~ '^\d{6}(\d{2,7})?$'),
	CONSTRAINT "products_units_per_package_positive" CHECK ("products"."units_per_package" > 0),
	CONSTRAINT "products_minimum_order_quantity_positive" CHECK ("products"."minimum_order_quantity" > 0),
	CONSTRAINT "products_weights_order" CHECK ("products"."package_net_kg" > 0 AND "products"."package_gross_kg" >= "products"."package_net_kg"),
	CONSTRAINT "products_floor_price_whole" CHECK (("products"."floor_price" IS NULL) = ("products"."floor_price_currency" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "purchase_costs" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"product_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"unit_cost" numeric NOT NULL,
	"currency" char(3) NOT NULL,
	"vat_rate" numeric NOT NULL,
	"rebate_rate" numeric NOT NULL,
	"tax_scheme" "tax_scheme" NOT NULL,
	"supplier_name" text,
	CONSTRAINT "purchase_costs_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "purchase_costs_unit_cost_positive" CHECK ("purchase_costs"."unit_cost" > 0),
	CONSTRAINT "purchase_costs_rates_range" CHECK (0 <= "purchase_costs"."rebate_rate" AND "purchase_costs"."rebate_rate" <= "purchase_costs"."vat_rate" AND "purchase_costs"."vat_rate" < 1)
);
--> statement-breakpoint
CREATE TABLE "fx_rates" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"base" char(3) NOT NULL,
	"quote" char(3) NOT NULL,
	"day" date NOT NULL,
	"bid" numeric NOT NULL,
	"ask" numeric NOT NULL,
	"mid" numeric NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fx_rates_company_id_base_quote_day_pk" PRIMARY KEY("company_id","base","quote","day"),
	CONSTRAINT "fx_rates_pair" CHECK ("fx_rates"."base" <> "fx_rates"."quote"),
	CONSTRAINT "fx_rates_order" CHECK (0 < "fx_rates"."bid" AND "fx_rates"."bid" <= "fx_rates"."mid" AND "fx_rates"."mid" <= "fx_rates"."ask")
);
--> statement-breakpoint
CREATE TABLE "fx_snapshot_rates" (
	"company_id" uuid NOT NULL,
	"snapshot_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"base" char(3) NOT NULL,
	"quote" char(3) NOT NULL,
	"rate" numeric NOT NULL,
	"side" text NOT NULL,
	CONSTRAINT "fx_snapshot_rates_company_id_snapshot_id_sequence_pk" PRIMARY KEY("company_id","snapshot_id","sequence"),
	CONSTRAINT "fx_snapshot_rates_positive" CHECK ("fx_snapshot_rates"."rate" > 0)
);
--> statement-breakpoint
CREATE TABLE "fx_snapshots" (
	"company_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"as_of" date NOT NULL,
	"source" text NOT NULL,
	"buffer" numeric NOT NULL,
	CONSTRAINT "fx_snapshots_company_id_id_pk" PRIMARY KEY("company_id","id"),
	CONSTRAINT "fx_snapshots_buffer_range" CHECK ("fx_snapshots"."buffer" >= 0 AND "fx_snapshots"."buffer" < 1)
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ports" (
	"locode" text PRIMARY KEY NOT NULL,
	"country" char(2) NOT NULL,
	"name" text NOT NULL,
	"functions" smallint[] NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "ports_locode_form" CHECK ("ports"."locode" ~ '^[A-Z]{2}[A-Z2-9]{3}$')
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_company_id_team_id_teams_company_id_id_fk" FOREIGN KEY ("company_id","team_id") REFERENCES "public"."teams"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_company_id_parent_id_teams_company_id_id_fk" FOREIGN KEY ("company_id","parent_id") REFERENCES "public"."teams"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_lines" ADD CONSTRAINT "deal_lines_unit_units_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_lines" ADD CONSTRAINT "deal_lines_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_lines" ADD CONSTRAINT "deal_lines_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_stage_changes" ADD CONSTRAINT "deal_stage_changes_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_stage_changes" ADD CONSTRAINT "deal_stage_changes_company_id_person_id_people_company_id_id_fk" FOREIGN KEY ("company_id","person_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_locode_ports_locode_fk" FOREIGN KEY ("locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company_id_contact_id_contacts_company_id_id_fk" FOREIGN KEY ("company_id","contact_id") REFERENCES "public"."contacts"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company_id_owner_id_people_company_id_id_fk" FOREIGN KEY ("company_id","owner_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_company_id_team_id_teams_company_id_id_fk" FOREIGN KEY ("company_id","team_id") REFERENCES "public"."teams"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_company_id_customer_id_customers_company_id_id_fk" FOREIGN KEY ("company_id","customer_id") REFERENCES "public"."customers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_company_id_owner_id_people_company_id_id_fk" FOREIGN KEY ("company_id","owner_id") REFERENCES "public"."people"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_company_id_team_id_teams_company_id_id_fk" FOREIGN KEY ("company_id","team_id") REFERENCES "public"."teams"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheet_charges" ADD CONSTRAINT "cost_sheet_charges_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD CONSTRAINT "cost_sheet_goods_company_id_cost_sheet_id_cost_sheets_company_id_id_fk" FOREIGN KEY ("company_id","cost_sheet_id") REFERENCES "public"."cost_sheets"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheet_goods" ADD CONSTRAINT "cost_sheet_goods_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_company_id_deal_id_deals_company_id_id_fk" FOREIGN KEY ("company_id","deal_id") REFERENCES "public"."deals"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sheets" ADD CONSTRAINT "cost_sheets_company_id_fx_snapshot_id_fx_snapshots_company_id_id_fk" FOREIGN KEY ("company_id","fx_snapshot_id") REFERENCES "public"."fx_snapshots"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_unit_units_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_package_kind_packages_code_fk" FOREIGN KEY ("package_kind") REFERENCES "public"."packages"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_costs" ADD CONSTRAINT "purchase_costs_company_id_product_id_products_company_id_id_fk" FOREIGN KEY ("company_id","product_id") REFERENCES "public"."products"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fx_rates" ADD CONSTRAINT "fx_rates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fx_snapshot_rates" ADD CONSTRAINT "fx_snapshot_rates_company_id_snapshot_id_fx_snapshots_company_id_id_fk" FOREIGN KEY ("company_id","snapshot_id") REFERENCES "public"."fx_snapshots"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fx_snapshots" ADD CONSTRAINT "fx_snapshots_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "people_id" ON "people" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_family" ON "sessions" USING btree ("company_id","family_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_key" ON "teams" USING btree ("company_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "deal_lines_sequence_key" ON "deal_lines" USING btree ("company_id","deal_id","sequence");--> statement-breakpoint
CREATE INDEX "deal_lines_product" ON "deal_lines" USING btree ("company_id","product_id");--> statement-breakpoint
CREATE INDEX "deal_stage_changes_deal" ON "deal_stage_changes" USING btree ("company_id","deal_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "deals_number_key" ON "deals" USING btree ("company_id","number");--> statement-breakpoint
CREATE INDEX "deals_opened" ON "deals" USING btree ("company_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deals_owner" ON "deals" USING btree ("company_id","owner_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deals_team" ON "deals" USING btree ("company_id","team_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deals_customer" ON "deals" USING btree ("company_id","customer_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deals_stage" ON "deals" USING btree ("company_id","stage","opened_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("company_id","entity","entity_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_email_key" ON "contacts" USING btree ("company_id","customer_id","email");--> statement-breakpoint
CREATE INDEX "contacts_customer" ON "contacts" USING btree ("company_id","customer_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_tax_number_key" ON "customers" USING btree ("company_id","country","tax_number");--> statement-breakpoint
CREATE INDEX "customers_name" ON "customers" USING btree ("company_id","name","id");--> statement-breakpoint
CREATE INDEX "customers_owner" ON "customers" USING btree ("company_id","owner_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "cost_sheets_deal_key" ON "cost_sheets" USING btree ("company_id","deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_code_key" ON "products" USING btree ("company_id","code");--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("company_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_costs_day_key" ON "purchase_costs" USING btree ("company_id","product_id","valid_from");--> statement-breakpoint
CREATE INDEX "fx_rates_day" ON "fx_rates" USING btree ("company_id","day","id");--> statement-breakpoint
CREATE INDEX "ports_name" ON "ports" USING btree ("name","locode");