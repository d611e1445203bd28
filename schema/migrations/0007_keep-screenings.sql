CREATE TRIGGER deal_screenings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deal_screenings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
