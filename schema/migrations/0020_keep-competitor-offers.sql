-- An offer is what was seen; that another put it right is added.
CREATE TRIGGER competitor_offers_kept BEFORE UPDATE OR DELETE ON competitor_offers
  FOR EACH ROW EXECUTE FUNCTION keep_content('version', 'updated_at', 'corrected_at');
