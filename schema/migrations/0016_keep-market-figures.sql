-- A figure is what its source said; that it was taken back, and why, is added.
CREATE TRIGGER market_figures_kept BEFORE UPDATE OR DELETE ON market_figures
  FOR EACH ROW EXECUTE FUNCTION keep_content('version', 'updated_at', 'withdrawn_at', 'withdraw_reason');
