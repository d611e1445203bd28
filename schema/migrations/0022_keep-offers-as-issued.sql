ALTER TYPE "public"."approval_status" ADD VALUE 'LAPSED';
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_decided_whole";
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_whole" CHECK (CASE WHEN "approvals"."status" = 'PENDING' THEN "approvals"."decided_at" IS NULL WHEN "approvals"."status" IN ('APPROVED', 'REFUSED') THEN "approvals"."decided_at" IS NOT NULL ELSE true END AND ("approvals"."decided_at" IS NULL) = ("approvals"."decided_by" IS NULL));
--> statement-breakpoint
-- The goods of an offer keep the codes that they had.
ALTER TABLE "quotation_lines" ADD COLUMN "hs_code" text, ADD COLUMN "origin_country" char(2);
--> statement-breakpoint
ALTER TABLE "quotation_lines" DISABLE TRIGGER quotation_lines_kept;
--> statement-breakpoint
UPDATE "quotation_lines" l SET "hs_code" = p."hs_code", "origin_country" = p."origin_country"
  FROM "products" p WHERE p."company_id" = l."company_id" AND p."id" = l."product_id";
--> statement-breakpoint
ALTER TABLE "quotation_lines" ENABLE TRIGGER quotation_lines_kept;
--> statement-breakpoint
ALTER TABLE "quotation_lines" ALTER COLUMN "hs_code" SET NOT NULL, ALTER COLUMN "origin_country" SET NOT NULL;
--> statement-breakpoint
-- An offer that went out keeps who offered to whom.
ALTER TABLE "quotations" ADD COLUMN "parties" jsonb;
--> statement-breakpoint
ALTER TABLE "quotations" DISABLE TRIGGER quotations_kept;
--> statement-breakpoint
UPDATE "quotations" q SET "parties" = jsonb_build_object(
    'seller', jsonb_build_object('name', o."name", 'country', o."country"),
    'buyer', jsonb_build_object('name', c."name", 'address', c."address", 'city', c."city", 'country', c."country", 'taxNumber', c."tax_number"),
    'attention', (SELECT t."name" FROM "contacts" t WHERE t."company_id" = d."company_id" AND t."id" = d."contact_id"),
    'timeZone', o."time_zone")
  FROM "deals" d
  JOIN "customers" c ON c."company_id" = d."company_id" AND c."id" = d."customer_id"
  JOIN "companies" o ON o."id" = d."company_id"
  WHERE d."company_id" = q."company_id" AND d."id" = q."deal_id" AND (q."issued_at" IS NOT NULL OR q."purpose" = 'AMENDMENT');
--> statement-breakpoint
ALTER TABLE "quotations" ENABLE TRIGGER quotations_kept;
--> statement-breakpoint
ALTER TABLE "quotations" DROP CONSTRAINT "quotations_issued_whole";
--> statement-breakpoint
ALTER TABLE "quotations" ADD CONSTRAINT "quotations_issued_whole" CHECK (("quotations"."issued_at" IS NULL) = ("quotations"."issued_by" IS NULL) AND ("quotations"."status" IN ('DRAFT', 'DISCARDED') OR ("quotations"."issued_at" IS NOT NULL AND "quotations"."parties" IS NOT NULL)));
--> statement-breakpoint
-- A deal may have its goods go to more places than one.
ALTER TABLE "deal_screenings" RENAME COLUMN "destination" TO "destinations";
--> statement-breakpoint
ALTER TABLE "deal_screenings" ALTER COLUMN "destinations" SET DATA TYPE text[] USING ARRAY["destinations"::text];
