-- What a cost sheet says of payers and duties is kept like all else of it.
CREATE TRIGGER cost_sheet_payers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheet_payers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cost_sheet_duties_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cost_sheet_duties
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Which rate of a provider holds on a day is never in doubt. btree_gist comes with PostgreSQL and is a trusted extension:
-- whoever may create tables in a database may create it. A null means loose cargo, or a single place, and is a value here.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE freight_rates ADD CONSTRAINT freight_rates_do_not_overlap EXCLUDE USING gist (
  company_id WITH =,
  provider WITH =,
  step WITH =,
  from_locode WITH =,
  coalesce(to_locode, '') WITH =,
  coalesce(equipment, 'GP20') WITH =,
  (CASE WHEN equipment IS NULL THEN 0 ELSE 1 END) WITH =,
  daterange(valid_from, valid_until, '[]') WITH &&
);
