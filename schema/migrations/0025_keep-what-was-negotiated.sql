ALTER TYPE "public"."screened_subject" ADD VALUE 'IMPORTER';--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ALTER COLUMN "margin_rate" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ALTER COLUMN "profit_minor" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ALTER COLUMN "conceded_minor" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ALTER COLUMN "conceded_margin" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD COLUMN "locode" text;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD COLUMN "uncosted" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "objections" ADD COLUMN "library_answer_id" uuid;--> statement-breakpoint
ALTER TABLE "deal_screenings" ADD COLUMN "importers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "fx_snapshots" ADD COLUMN "oldest_on" date;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD CONSTRAINT "negotiation_rounds_locode_ports_locode_fk" FOREIGN KEY ("locode") REFERENCES "public"."ports"("locode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_company_id_library_answer_id_objection_answers_company_id_id_fk" FOREIGN KEY ("company_id","library_answer_id") REFERENCES "public"."objection_answers"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ADD CONSTRAINT "negotiation_rounds_valued_whole" CHECK ((cardinality("negotiation_rounds"."uncosted") = 0) = ("negotiation_rounds"."margin_rate" IS NOT NULL) AND ("negotiation_rounds"."margin_rate" IS NULL) = ("negotiation_rounds"."profit_minor" IS NULL) AND ("negotiation_rounds"."margin_rate" IS NULL) = ("negotiation_rounds"."conceded_minor" IS NULL) AND ("negotiation_rounds"."margin_rate" IS NULL) = ("negotiation_rounds"."conceded_margin" IS NULL));--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_library_answer_said" CHECK ("objections"."library_answer_id" IS NULL OR "objections"."answer" IS NOT NULL);
--> statement-breakpoint
-- Our own rounds were at the place of the revision that they offered.
ALTER TABLE "negotiation_rounds" DISABLE TRIGGER negotiation_rounds_append_only;
--> statement-breakpoint
UPDATE "negotiation_rounds" r SET "locode" = q."locode" FROM "quotations" q
  WHERE r."side" = 'SELLER' AND q."company_id" = r."company_id" AND q."id" = r."quotation_id";
--> statement-breakpoint
ALTER TABLE "negotiation_rounds" ENABLE TRIGGER negotiation_rounds_append_only;
--> statement-breakpoint
-- What a drawn-up amendment says is what its text says.
CREATE TRIGGER quotations_amending_kept BEFORE UPDATE ON quotations
  FOR EACH ROW WHEN (OLD.status = 'DRAFT' AND OLD.purpose = 'AMENDMENT')
  EXECUTE FUNCTION keep_content('status', 'version', 'updated_at', 'ended_at', 'end_reason', 'floor_hits', 'issued_at', 'issued_by');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_lines_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (
    SELECT FROM quotations q
    WHERE q.company_id = OLD.company_id AND q.id = OLD.quotation_id AND q.status = 'DRAFT' AND q.purpose = 'QUOTATION'
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the lines of an offer are kept'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'quotation_lines_kept', TABLE = TG_TABLE_NAME;
END
$$;
