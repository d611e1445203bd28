CREATE TRIGGER deal_attestations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deal_attestations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER negotiation_rounds_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON negotiation_rounds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contract_clauses_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_clauses
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contract_signatures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_signatures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was offered or signed stays as it was; only what became of it is added. The columns that may change are named
-- as arguments, and a quotation may be worked on while it is a draft.
CREATE FUNCTION keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the content of % is kept', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_kept', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER contracts_kept BEFORE UPDATE OR DELETE ON contracts
  FOR EACH ROW EXECUTE FUNCTION keep_content('status', 'version', 'updated_at', 'cancelled_at', 'cancel_reason');
--> statement-breakpoint
CREATE TRIGGER quotations_kept BEFORE UPDATE ON quotations
  FOR EACH ROW WHEN (OLD.status <> 'DRAFT')
  EXECUTE FUNCTION keep_content('status', 'version', 'updated_at', 'ended_at', 'end_reason', 'floor_hits');
--> statement-breakpoint
CREATE TRIGGER quotations_not_deleted BEFORE DELETE ON quotations
  FOR EACH ROW EXECUTE FUNCTION keep_content();
--> statement-breakpoint
CREATE FUNCTION keep_lines_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (
    SELECT FROM quotations q
    WHERE q.company_id = OLD.company_id AND q.id = OLD.quotation_id AND q.status = 'DRAFT'
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the lines of an offer are kept'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'quotation_lines_kept', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER quotation_lines_kept BEFORE UPDATE OR DELETE ON quotation_lines
  FOR EACH ROW EXECUTE FUNCTION keep_lines_offered();
