-- What a cost sheet says of payers and duties is kept like all else of it.
CREATE TRIGGER cost_sheet_payers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheet_payers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cost_sheet_duties_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheet_duties
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
