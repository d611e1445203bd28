-- What was said of goods in an offer stays as it was said; a draft may still be worked on.
CREATE FUNCTION keep_claims_cited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM quotations q
    WHERE q.company_id = OLD.company_id AND q.id = OLD.quotation_id AND q.status = 'DRAFT'
  ) THEN RETURN coalesce(NEW, OLD); END IF;
  RAISE EXCEPTION 'the claims of an offer are kept'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'quotation_claims_kept', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER quotation_claims_kept BEFORE UPDATE OR DELETE ON quotation_claims
  FOR EACH ROW EXECUTE FUNCTION keep_claims_cited();
--> statement-breakpoint
-- The wording of a claim is what was approved; only what became of it is added.
CREATE TRIGGER product_claims_kept BEFORE UPDATE OR DELETE ON product_claims
  FOR EACH ROW EXECUTE FUNCTION keep_content(
    'status', 'version', 'updated_at', 'decided_by', 'decided_at', 'approval_reference', 'approved_until'
  );
--> statement-breakpoint
CREATE TRIGGER product_trainings_kept BEFORE UPDATE OR DELETE ON product_trainings
  FOR EACH ROW EXECUTE FUNCTION keep_content();
