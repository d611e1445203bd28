-- Rows that tell what was are never changed: a correction is a new row.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER fx_snapshots_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fx_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER fx_snapshot_rates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fx_snapshot_rates
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER deal_stage_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deal_stage_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
