-- Each deal had one sheet so far: it is the one that holds.
UPDATE deals SET cost_sheet_id = cost_sheets.id FROM cost_sheets
  WHERE cost_sheets.company_id = deals.company_id AND cost_sheets.deal_id = deals.id;
--> statement-breakpoint
CREATE TRIGGER cost_sheets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cost_sheet_goods_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheet_goods
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cost_sheet_charges_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheet_charges
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
