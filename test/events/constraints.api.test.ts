import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConstraintViolation } from '../../src/database/database.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // A session, and a key: what the demo company has not got by itself.
  await server.signIn('rep@demo.lading.test');
  await server.sql(
    `INSERT INTO idempotency_keys (company_id, person_id, key, command, input_hash, created_at)
     SELECT company_id, id, 'a key', 'openDeal', '', created_at FROM people`,
  );
});
afterAll(() => server.stop());

/** For each CHECK the updates that break it, one for each of its parts. */
const breaks: Readonly<Record<string, readonly string[]>> = {
  activities_cancelled_whole: [
    "UPDATE activities SET status = 'CANCELLED' WHERE status = 'PLANNED'",
    "UPDATE activities SET cancel_reason = 'A'",
  ],
  activities_done_whole: [
    "UPDATE activities SET done_at = NULL WHERE status = 'DONE'",
    "UPDATE activities SET outcome = NULL WHERE status = 'DONE'",
  ],
  activities_minutes_positive: ['UPDATE activities SET minutes = 0'],
  call_script_steps_says_one_thing: [
    "UPDATE call_script_steps SET text = 'A' WHERE kind = 'CLAIM'",
    "UPDATE call_script_steps SET text = NULL WHERE kind <> 'CLAIM'",
    "UPDATE call_script_steps SET claim_id = NULL WHERE kind = 'CLAIM'",
  ],
  onboarding_steps_days_range: [
    'UPDATE onboarding_steps SET sequence = 0',
    'UPDATE onboarding_steps SET after_days = 401',
  ],
  order_tasks_cancelled_whole: ["UPDATE order_tasks SET cancel_reason = 'A' WHERE status = 'OPEN'"],
  order_tasks_done_whole: [
    "UPDATE order_tasks SET done_at = NULL WHERE status = 'DONE'",
    "UPDATE order_tasks SET done_by = NULL WHERE status = 'DONE'",
  ],
  satisfaction_ratings_score_range: [
    'UPDATE satisfaction_ratings SET score = 0',
    'UPDATE satisfaction_ratings SET score = 6',
  ],
  service_requests_answered_whole: [
    'UPDATE service_requests SET answer = NULL',
    'UPDATE service_requests SET solution = NULL',
  ],
  service_requests_in_order: [
    'UPDATE service_requests SET answered_on = asked_on - 1',
    'UPDATE service_requests SET solved_on = asked_on - 1',
  ],
  claim_policies_range: [
    'UPDATE claim_policies SET window_days = 0',
    'UPDATE claim_policies SET window_days = 1001',
    'UPDATE claim_policies SET operations_limit = -1',
  ],
  claims_claimed_positive: [
    'UPDATE claims SET claimed_minor = 0',
    'UPDATE claims SET claimed_quantity = 0',
    'UPDATE claims SET line = NULL',
  ],
  claims_decided_whole: [
    "UPDATE claims SET status = 'DECIDED' WHERE status = 'OPEN'",
    "UPDATE claims SET decided_at = NULL WHERE status = 'DECIDED'",
    "UPDATE claims SET decided_by = NULL WHERE status = 'DECIDED'",
    "UPDATE claims SET decision_reason = NULL WHERE status = 'DECIDED'",
  ],
  claims_evidence_given: ["UPDATE claims SET evidence = '{}'"],
  claims_granted_whole: [
    "UPDATE claims SET granted_minor = NULL WHERE status = 'DECIDED'",
    "UPDATE claims SET granted_minor = 0 WHERE status = 'DECIDED'",
    "UPDATE claims SET granted_minor = 1 WHERE status = 'OPEN'",
  ],
  claims_late_with_reason: ['UPDATE claims SET raised_on = window_ends_on + 1, late_reason = NULL'],
  claims_window_whole: ['UPDATE claims SET window_ends_on = NULL'],
  claims_withdrawn_whole: ["UPDATE claims SET withdrawn_reason = 'A'"],
  coaching_notes_not_of_oneself: ['UPDATE coaching_notes SET author_id = person_id'],
  customer_incentives_amount_positive: ['UPDATE customer_incentives SET amount_minor = 0'],
  customer_incentives_decided_whole: [
    "UPDATE customer_incentives SET decided_at = NULL WHERE status = 'APPROVED'",
    "UPDATE customer_incentives SET status = 'APPROVED' WHERE status = 'PROPOSED'",
  ],
  customer_incentives_four_eyes: ['UPDATE customer_incentives SET proposed_by = decided_by'],
  customer_incentives_kind_whole: [
    "UPDATE customer_incentives SET rate = NULL WHERE kind = 'VOLUME_REBATE'",
    "UPDATE customer_incentives SET rate = 0.1 WHERE kind = 'FREE_SAMPLES'",
    "UPDATE customer_incentives SET amount_minor = NULL WHERE kind = 'FREE_SAMPLES'",
    "UPDATE customer_incentives SET currency = NULL WHERE kind = 'FREE_SAMPLES'",
  ],
  customer_incentives_rate_range: [
    'UPDATE customer_incentives SET rate = 0 WHERE rate IS NOT NULL',
    'UPDATE customer_incentives SET rate = 1 WHERE rate IS NOT NULL',
  ],
  customer_incentives_time_ahead: ['UPDATE customer_incentives SET valid_until = valid_from - 1'],
  follow_up_steps_days_range: [
    'UPDATE follow_up_steps SET after_days = -1',
    'UPDATE follow_up_steps SET after_days = 366',
  ],
  follow_ups_ended_whole: [
    'UPDATE follow_ups SET ended_at = NULL',
    "UPDATE follow_ups SET status = 'RUNNING'",
  ],
  objection_answers_says_one_thing: [
    'UPDATE objection_answers SET answer = NULL',
    "UPDATE objection_answers SET answer = 'A'",
    'UPDATE objection_answers SET claim_id = NULL, answer = NULL',
  ],
  cost_sheet_charges_amount_or_rate: [
    "UPDATE cost_sheet_charges SET basis = 'PERCENT_OF_PRICE' WHERE rate IS NULL",
    'UPDATE cost_sheet_charges SET amount_minor = NULL',
    'UPDATE cost_sheet_charges SET currency = NULL WHERE rate IS NULL',
  ],
  cost_sheet_charges_not_negative: [
    'UPDATE cost_sheet_charges SET amount_minor = -1 WHERE rate IS NULL',
    'UPDATE cost_sheet_charges SET rate = -0.01 WHERE rate IS NOT NULL',
  ],
  cost_sheet_goods_packing_not_negative: [
    'UPDATE cost_sheet_goods SET units_per_package = 0',
    'UPDATE cost_sheet_goods SET packages = 0',
    'UPDATE cost_sheet_goods SET net_kg = -1',
    'UPDATE cost_sheet_goods SET gross_kg = -1',
    'UPDATE cost_sheet_goods SET cbm = -1',
    'UPDATE cost_sheet_goods SET minimum_order_quantity = -1',
  ],
  cost_sheet_goods_positive: [
    'UPDATE cost_sheet_goods SET quantity = 0',
    'UPDATE cost_sheet_goods SET unit_cost = 0',
  ],
  cost_sheet_duties_rate_or_amount: [
    'UPDATE cost_sheet_duties SET rate = NULL, per_unit = NULL, currency = NULL',
    "UPDATE cost_sheet_duties SET rate = NULL, per_unit = NULL, currency = 'USD'",
    'UPDATE cost_sheet_duties SET per_unit = 1, currency = NULL',
    'UPDATE cost_sheet_duties SET rate = -0.01',
    "UPDATE cost_sheet_duties SET per_unit = -1, currency = 'USD'",
  ],
  cost_sheets_import_tax_whole: [
    'UPDATE cost_sheets SET import_tax_rate = 0.2, customs_value_basis = NULL',
    "UPDATE cost_sheets SET import_tax_rate = NULL, customs_value_basis = 'CIF'",
    "UPDATE cost_sheets SET import_tax_rate = -0.2, customs_value_basis = 'CIF'",
  ],
  cost_sheets_interest_whole: [
    'UPDATE cost_sheets SET annual_interest_rate = 0.05, day_count = NULL',
    'UPDATE cost_sheets SET annual_interest_rate = NULL, day_count = 360',
    'UPDATE cost_sheets SET annual_interest_rate = -0.05, day_count = 360',
    'UPDATE cost_sheets SET annual_interest_rate = 0.05, day_count = 364',
  ],
  cost_sheets_containers_of_a_kind: [
    "UPDATE cost_sheets SET containers = 0, equipment = 'GP20'",
    'UPDATE cost_sheets SET containers = 1, equipment = NULL',
  ],
  cost_sheets_rates_not_negative: [
    'UPDATE cost_sheets SET premium_rate = -0.01',
    'UPDATE cost_sheets SET insured_fraction = 0.99',
    'UPDATE cost_sheets SET commission_rate = -0.01',
    'UPDATE cost_sheets SET profit_rate = -0.01',
    'UPDATE cost_sheets SET bank_charge_rate = -0.01',
  ],
  customer_import_rows_update: ["UPDATE customer_import_rows SET choice = 'UPDATE' WHERE faults = '[]'"],
  expiry_alerts_subject: ['UPDATE expiry_alerts SET certificate_id = NULL'],
  customer_import_rows_refused: ["UPDATE customer_import_rows SET choice = 'CREATE' WHERE faults <> '[]'"],
  customer_imports_counts: [
    'UPDATE customer_imports SET rows_read = rows_read + 1',
    'UPDATE customer_imports SET rows_known = rows_accepted + 1',
  ],
  customer_imports_failure: ["UPDATE customer_imports SET state = 'FAILED'"],
  deal_lines_quantity_positive: [
    'UPDATE deal_lines SET quantity = 0',
    'UPDATE deal_lines SET quantity = -0.5',
  ],
  deal_lines_target_unit_price_positive: [
    "UPDATE deal_lines SET target_unit_price = 0, target_currency = 'USD'",
  ],
  deal_lines_target_whole: [
    'UPDATE deal_lines SET target_unit_price = 1, target_currency = NULL',
    "UPDATE deal_lines SET target_unit_price = NULL, target_currency = 'USD'",
  ],
  freight_rates_amount_not_negative: ['UPDATE freight_rates SET amount_minor = -1'],
  freight_rates_container_of_a_kind: ["UPDATE freight_rates SET basis = 'CONTAINER', equipment = NULL"],
  competitor_offers_positive: [
    'UPDATE competitor_offers SET amount = 0',
    'UPDATE competitor_offers SET pieces = 0',
  ],
  competitor_offers_shares: [
    'UPDATE competitor_offers SET commission_rate = 1',
    'UPDATE competitor_offers SET discount_rate = -0.1',
    'UPDATE competitor_offers SET tax_rate = 1',
  ],
  competitor_offers_terms: [
    'UPDATE competitor_offers SET credit_days = -1',
    'UPDATE competitor_offers SET minimum_quantity = 0',
    'UPDATE competitor_offers SET specification_factor = 0',
    'UPDATE competitor_offers SET lead_time_days = -1',
  ],
  competitor_ratings_range: ['UPDATE competitor_ratings SET score = 11'],
  market_figures_measure: [
    "UPDATE market_figures SET currency = NULL WHERE kind = 'MARKET_VALUE'",
    "UPDATE market_figures SET unit = 'KGM' WHERE kind = 'MARKET_VALUE'",
  ],
  market_figures_origin: ["UPDATE market_figures SET origin = NULL WHERE kind = 'ORIGIN_SHARE'"],
  market_figures_range: [
    "UPDATE market_figures SET value = 1.01 WHERE kind = 'IMPORT_SHARE'",
    "UPDATE market_figures SET value = -1.01 WHERE kind = 'EXPECTED_GROWTH'",
    "UPDATE market_figures SET value = -1 WHERE kind = 'MARKET_VALUE'",
  ],
  market_figures_withdrawn_whole: ["UPDATE market_figures SET withdraw_reason = 'wrong'"],
  market_notes_hs_code_form: ["UPDATE market_notes SET hs_code = '94054'"],
  market_notes_months: [
    "UPDATE market_notes SET high_months = '{0}'",
    "UPDATE market_notes SET high_months = '{13}'",
  ],
  market_notes_period: ['UPDATE market_notes SET period_to = period_from - 1'],
  market_notes_price_order: [
    'UPDATE market_notes SET price_low = 0 WHERE price_low IS NOT NULL',
    'UPDATE market_notes SET price_high = price_low - 1',
  ],
  market_notes_price_whole: ['UPDATE market_notes SET price_basis = NULL WHERE price_low IS NOT NULL'],
  market_notes_reviewed_whole: ['UPDATE market_notes SET reviewed_by = NULL'],
  tariff_lines_hs_code_form: ["UPDATE tariff_lines SET hs_code = '9'"],
  tariff_lines_preference: ["UPDATE tariff_lines SET origin = NULL WHERE kind = 'PREFERENTIAL'"],
  tariff_lines_rate_or_specific: ['UPDATE tariff_lines SET rate = NULL'],
  tariff_lines_rate_range: ['UPDATE tariff_lines SET rate = -0.01', 'UPDATE tariff_lines SET rate = 101'],
  tariff_lines_validity: ['UPDATE tariff_lines SET valid_until = valid_from - 1'],
  product_claims_approved_by_reference: [
    "UPDATE product_claims SET approval_reference = NULL WHERE status = 'APPROVED'",
  ],
  product_claims_decided_whole: [
    "UPDATE product_claims SET decided_by = NULL WHERE status = 'APPROVED'",
    "UPDATE product_claims SET status = 'WITHDRAWN' WHERE status = 'DRAFT'",
  ],
  product_claims_four_eyes: ["UPDATE product_claims SET decided_by = author_id WHERE status = 'APPROVED'"],
  product_certificates_validity: ['UPDATE product_certificates SET valid_until = valid_from - 1'],
  product_trainings_score_range: [
    'UPDATE product_trainings SET score = 101',
    'UPDATE product_trainings SET score = -1',
  ],
  product_trainings_validity: ['UPDATE product_trainings SET valid_until = trained_on - 1'],
  rebate_rates_hs_code_form: ["UPDATE rebate_rates SET hs_code = '9'"],
  rebate_rates_range: ['UPDATE rebate_rates SET rebate_rate = 0.2'],
  freight_rates_validity: ['UPDATE freight_rates SET valid_until = valid_from - 1'],
  fx_rates_order: [
    'UPDATE fx_rates SET bid = 0',
    'UPDATE fx_rates SET bid = mid + 1, ask = mid + 1',
    'UPDATE fx_rates SET ask = mid - 0.00000001, bid = mid - 0.00000002',
  ],
  fx_rates_pair: ['UPDATE fx_rates SET base = quote'],
  fx_snapshot_rates_positive: ['UPDATE fx_snapshot_rates SET rate = 0'],
  fx_snapshots_buffer_range: ['UPDATE fx_snapshots SET buffer = 1', 'UPDATE fx_snapshots SET buffer = -0.01'],
  idempotency_keys_key_length: [
    "UPDATE idempotency_keys SET key = ''",
    "UPDATE idempotency_keys SET key = repeat('x', 256)",
  ],
  number_series_last_positive: ['UPDATE number_series SET last = 0'],
  outbox_events_root: [
    'UPDATE outbox_events SET root_id = NULL',
    'UPDATE outbox_events SET root_entity = NULL',
  ],
  ports_locode_form: [
    "UPDATE ports SET locode = 'CNNG1' WHERE locode = 'CNNGB'",
    "UPDATE ports SET locode = 'cnngb' WHERE locode = 'CNNGB'",
  ],
  market_ratings_range: ['UPDATE market_ratings SET rating = 11'],
  pool_policies_range: [
    'UPDATE pool_policies SET inactive_days = 6',
    'UPDATE pool_policies SET most_held = 0',
  ],
  prospects_fit_range: ['UPDATE prospects SET fit = -1'],
  prospects_score_range: ['UPDATE prospects SET score = 100.5'],
  score_weights_not_negative: ['UPDATE score_weights SET need = -0.1, fit = fit + need + 0.1'],
  score_weights_whole: ['UPDATE score_weights SET need = need + 0.01'],
  products_floor_price_whole: ['UPDATE products SET floor_price = 1, floor_price_currency = NULL'],
  products_hs_code_form: [
    "UPDATE products SET hs_code = '12345'",
    "UPDATE products SET hs_code = '1234567'",
    "UPDATE products SET hs_code = '9405.11'",
  ],
  products_minimum_order_quantity_positive: ['UPDATE products SET minimum_order_quantity = 0'],
  products_units_per_package_positive: ['UPDATE products SET units_per_package = 0'],
  products_weights_order: [
    'UPDATE products SET package_net_kg = 2, package_gross_kg = 1',
    'UPDATE products SET package_net_kg = 0, package_gross_kg = 1',
  ],
  purchase_costs_rates_range: [
    'UPDATE purchase_costs SET rebate_rate = -0.01',
    'UPDATE purchase_costs SET vat_rate = 0.13, rebate_rate = 0.14',
    'UPDATE purchase_costs SET vat_rate = 1, rebate_rate = 0',
  ],
  purchase_costs_unit_cost_positive: ['UPDATE purchase_costs SET unit_cost = 0'],
  approvals_decided_whole: [
    "UPDATE approvals SET decided_at = NULL, decided_by = NULL WHERE status = 'APPROVED'",
    "UPDATE approvals SET status = 'APPROVED' WHERE status = 'PENDING'",
  ],
  approvals_four_eyes: ["UPDATE approvals SET decided_by = requested_by WHERE status = 'APPROVED'"],
  contract_signatures_text_hash_form: ["UPDATE contract_signatures SET text_hash = 'none'"],
  contracts_cancelled_whole: [
    "UPDATE contracts SET status = 'CANCELLED' WHERE status = 'SIGNED'",
    "UPDATE contracts SET cancel_reason = NULL WHERE status = 'CANCELLED'",
  ],
  contracts_edition_positive: ['UPDATE contracts SET edition = 0'],
  contracts_text_hash_form: ['UPDATE contracts SET text_hash = upper(text_hash)'],
  deals_left_from_whole: [
    "UPDATE deals SET left_from = 'QUOTED' WHERE stage = 'QUOTED'",
    "UPDATE deals SET left_from = NULL WHERE stage = 'ON_HOLD'",
  ],
  deals_loss_reason_whole: [
    "UPDATE deals SET loss_reason = NULL WHERE stage = 'LOST'",
    "UPDATE deals SET loss_reason = 'PRICE' WHERE stage = 'QUOTED'",
  ],
  negotiation_rounds_total_positive: ['UPDATE negotiation_rounds SET total_minor = 0'],
  negotiation_rounds_valued_whole: [
    `UPDATE negotiation_rounds SET uncosted = '{ON_CARRIAGE}'`,
    'UPDATE negotiation_rounds SET margin_rate = NULL',
    'UPDATE negotiation_rounds SET profit_minor = NULL',
    'UPDATE negotiation_rounds SET conceded_minor = NULL',
    'UPDATE negotiation_rounds SET conceded_margin = NULL',
  ],
  objections_library_answer_said: [
    'UPDATE objections o SET answer = NULL, answered_at = NULL, library_answer_id = (SELECT a.id FROM objection_answers a WHERE a.company_id = o.company_id LIMIT 1) WHERE o.company_id = (SELECT company_id FROM objection_answers LIMIT 1)',
  ],
  objections_answer_whole: ['UPDATE objections SET answer = NULL'],
  price_floors_margin_range: [
    'UPDATE price_floors SET minimum_margin = 1',
    'UPDATE price_floors SET minimum_margin = -1',
  ],
  price_floors_one_minimum: [
    'UPDATE price_floors SET minimum_margin = NULL',
    "UPDATE price_floors SET minimum_unit_price = 1, currency = 'CNY' WHERE product_id IS NOT NULL",
  ],
  price_floors_price_whole: [
    "UPDATE price_floors SET currency = 'CNY'",
    "UPDATE price_floors SET minimum_margin = NULL, minimum_unit_price = 1, currency = 'CNY' WHERE product_id IS NULL",
    "UPDATE price_floors SET minimum_margin = NULL, minimum_unit_price = 0, currency = 'CNY' WHERE product_id IS NOT NULL",
  ],
  pricing_policies_range: [
    'UPDATE pricing_policies SET rate_max_age_hours = 0',
    'UPDATE pricing_policies SET release_valid_days = 0',
    'UPDATE pricing_policies SET manager_may_release = -0.01',
    'UPDATE pricing_policies SET director_may_release = -0.01',
  ],
  quotation_lines_positive: [
    'UPDATE quotation_lines SET quantity = 0',
    'UPDATE quotation_lines SET unit_price = 0',
  ],
  quotations_issued_whole: [
    'UPDATE quotations SET issued_by = NULL',
    'UPDATE quotations SET issued_at = NULL, issued_by = NULL',
  ],
  quotations_payment_range: [
    'UPDATE quotations SET deposit_rate = 1.01',
    'UPDATE quotations SET deposit_rate = -0.01',
    'UPDATE quotations SET credit_days = -1',
  ],
  quotations_promises_not_negative: [
    'UPDATE quotations SET lead_time_days = -1',
    'UPDATE quotations SET warranty_months = -1',
  ],
  quotations_revision_positive: ['UPDATE quotations SET revision = 0'],
  quotations_total_positive: ['UPDATE quotations SET total_minor = 0'],
  quotations_unit_price_places_range: [
    'UPDATE quotations SET unit_price_places = 7',
    'UPDATE quotations SET unit_price_places = -1',
  ],
  deal_screenings_threshold_range: [
    'UPDATE deal_screenings SET threshold = 0',
    'UPDATE deal_screenings SET threshold = 1.1',
  ],
  screening_hits_decided_whole: [
    "UPDATE screening_hits SET status = 'OPEN'",
    'UPDATE screening_hits SET reason = NULL',
    'UPDATE screening_hits SET decided_by = NULL',
  ],
  screening_hits_score_range: [
    'UPDATE screening_hits SET score = 0',
    'UPDATE screening_hits SET score = 1.01',
  ],
  cost_actuals_positive: [
    'UPDATE cost_actuals SET amount_minor = 0',
    'UPDATE cost_actuals SET rate = 0',
    'UPDATE cost_actuals SET base_minor = -1',
  ],
  cost_actuals_step: ["UPDATE cost_actuals SET step = 'PROFIT'"],
  cost_actuals_withdrawn_whole: ['UPDATE cost_actuals SET withdraw_reason = NULL'],
  inspection_defects_units_positive: ['UPDATE inspection_defects SET units = 0'],
  inspection_measurements_limits: [
    'UPDATE inspection_measurements SET minimum = NULL, maximum = NULL',
    'UPDATE inspection_measurements SET minimum = maximum + 1',
  ],
  inspection_plans_range: [
    'UPDATE inspection_plans SET aql = -1',
    'UPDATE inspection_plans SET sample_size = 0',
    'UPDATE inspection_plans SET accept = -1',
    'UPDATE inspection_plans SET reject = accept',
    'UPDATE inspection_plans SET inspected = -1',
  ],
  inspection_reworks_scrapped_not_negative: ['UPDATE inspection_reworks SET scrapped = -1'],
  inspections_cancelled_whole: ["UPDATE inspections SET cancel_reason = 'A'"],
  inspections_decided_whole: [
    "UPDATE inspections SET inspected_on = NULL WHERE verdict = 'PASS'",
    "UPDATE inspections SET cancelled_at = created_at, cancel_reason = 'A' WHERE verdict = 'FAIL'",
  ],
  inspections_lot_whole: [
    'UPDATE inspections SET factory = NULL',
    'UPDATE inspections SET product_id = NULL',
    'UPDATE inspections SET lot_id = NULL',
  ],
  inspections_size_positive: [
    'UPDATE inspections SET lot_size = 0',
    'UPDATE inspections SET sequence = 0 WHERE sequence = 1',
  ],
  production_lots_cancelled_whole: [
    'UPDATE production_lots SET cancel_reason = NULL WHERE cancelled_at IS NOT NULL',
    "UPDATE production_lots SET cancelled_at = created_at, cancel_reason = 'A' WHERE started_on IS NOT NULL",
  ],
  production_lots_days_order: [
    'UPDATE production_lots SET started_on = NULL WHERE finished_on IS NOT NULL',
    'UPDATE production_lots SET finished_on = started_on - 1',
  ],
  production_lots_positive: [
    'UPDATE production_lots SET quantity = 0',
    'UPDATE production_lots SET line = 0',
    'UPDATE production_lots SET sequence = 0',
  ],
  production_progress_made_not_negative: ['UPDATE production_progress SET made = -1'],
  sample_rounds_days_order: [
    'UPDATE sample_rounds SET round = 0',
    'UPDATE sample_rounds SET decided_on = sent_on - 1',
  ],
  sample_rounds_decided_whole: [
    "UPDATE sample_rounds SET status = 'SENT'",
    'UPDATE sample_rounds SET decided_by = NULL',
    'UPDATE sample_rounds SET evidence = NULL',
  ],
  orders_baseline_positive: ['UPDATE orders SET baseline = 0'],
  shipments_cancelled_whole: [
    "UPDATE shipments SET cancel_reason = 'A'",
    'UPDATE shipments SET cancelled_at = created_at',
  ],
  shipments_counts_range: [
    'UPDATE shipments SET sequence = 0',
    'UPDATE shipments SET transhipments = 5',
    'UPDATE shipments SET production_days = 1001',
    'UPDATE shipments SET transit_days = -1',
  ],
  shipment_lines_quantity_positive: ['UPDATE shipment_lines SET quantity = 0'],
  milestones_actual_whole: [
    'UPDATE milestones SET actual_report_id = NULL WHERE actual_on IS NOT NULL',
    'UPDATE milestones SET actual_on = planned_on WHERE actual_on IS NULL',
  ],
  packing_lines_counts: [
    'UPDATE packing_lines SET packages = 0',
    'UPDATE packing_lines SET per_package = 0',
    'UPDATE packing_lines SET position = 0 WHERE position = 1',
  ],
  packing_lines_measures: [
    'UPDATE packing_lines SET length_cm = 0',
    'UPDATE packing_lines SET width_cm = 0',
    'UPDATE packing_lines SET height_cm = 0',
  ],
  packing_lines_weights: [
    'UPDATE packing_lines SET net_kg = 0',
    'UPDATE packing_lines SET net_kg = gross_kg + 1',
    'UPDATE packing_lines SET net_kg = NULL, gross_kg = 0',
  ],
  shipment_containers_masses: [
    'UPDATE shipment_containers SET tare_kg = 0',
    'UPDATE shipment_containers SET vgm_kg = 0',
  ],
  shipment_containers_number_form: ["UPDATE shipment_containers SET number = 'QZXU301'"],
  shipment_containers_vgm_whole: [
    'UPDATE shipment_containers SET vgm_kg = NULL',
    'UPDATE shipment_containers SET vgm_method = NULL',
    'UPDATE shipment_containers SET vgm_responsible = NULL',
    'UPDATE shipment_containers SET vgm_on = NULL',
  ],
  container_loads_packages_positive: ['UPDATE container_loads SET packages = 0'],
  bookings_confirmed_later: ['UPDATE bookings SET confirmed_on = requested_on - 1'],
  transport_documents_originals_range: [
    'UPDATE transport_documents SET originals = -1',
    'UPDATE transport_documents SET originals = 10',
  ],
  customs_declarations_released_later: ['UPDATE customs_declarations SET released_on = declared_on - 1'],
  carrier_events_matched_whole: [
    'UPDATE carrier_events SET deal_id = NULL',
    'UPDATE carrier_events SET shipment_id = NULL',
  ],
  carrier_events_say_or_retract: [
    'UPDATE carrier_events SET said = NULL WHERE retracts IS NULL',
    "UPDATE carrier_events SET retracts = 'A' WHERE said IS NOT NULL",
  ],
  checklist_items_positive: [
    'UPDATE checklist_items SET sequence = 0',
    'UPDATE checklist_items SET minutes = -1',
  ],
};

const appendOnly = [
  'order_comments',
  'satisfaction_ratings',
  'audit_events',
  'fx_snapshots',
  'fx_snapshot_rates',
  'deal_stage_changes',
  'cost_sheets',
  'cost_sheet_goods',
  'cost_sheet_charges',
  'cost_sheet_payers',
  'cost_sheet_duties',
  'deal_attestations',
  'negotiation_rounds',
  'contract_clauses',
  'contract_signatures',
  'deal_screenings',
  'production_progress',
  'production_delays',
  'inspection_reworks',
  'inspection_waivers',
  'milestone_reports',
  'baselines',
  'event_batches',
  'event_results',
];
/** What was offered or signed: only what became of it may change. */
const kept = [
  'carrier_events',
  'claims',
  'quotations',
  'quotation_lines',
  'quotation_claims',
  'contracts',
  'product_claims',
  'product_trainings',
  'market_figures',
  'competitor_offers',
  'objection_answers',
  'sample_rounds',
  'cost_actuals',
  'inspections',
  'inspection_plans',
  'inspection_measurements',
  'inspection_defects',
];

/** Runs statements in one transaction that is never kept; the triggers of append-only tables stand aside. */
async function violationOf(...statements: string[]): Promise<ConstraintViolation> {
  const aside = [...appendOnly, ...kept]
    .map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER;`)
    .join(' ');
  const now = 'SET CONSTRAINTS ALL IMMEDIATE;';
  const block = `DO $do$ BEGIN ${aside} ${now} ${statements.join('; ')}; RAISE EXCEPTION 'it was not refused'; END $do$`;
  const error = await server.sql(block).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error, statements.join('; ')).toMatchObject({ name: 'ConstraintViolation' });
  return error as ConstraintViolation;
}

describe('the database refuses, whatever writes to it,', () => {
  test('every row that breaks a CHECK', async () => {
    const checks = await server.sql<{ name: string }>(
      "SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY conname",
    );
    expect(Object.keys(breaks).sort()).toEqual(checks.map(({ name }) => name));
    for (const [name, statements] of Object.entries(breaks)) {
      for (const statement of statements) {
        const { kind, constraint } = await violationOf(statement);
        expect({ kind, constraint, statement }).toEqual({ kind: 'check', constraint: name, statement });
      }
    }
  });

  test('every reference to a row that is not there, or is another company’s', async () => {
    const references = await server.sql<{ name: string; table: string; columns: string[]; target: string }>(`
      SELECT conname AS name, conrelid::regclass::text AS table, confrelid::regclass::text AS target,
        (SELECT json_agg(attname ORDER BY n) FROM unnest(conkey) WITH ORDINALITY k (num, n)
          JOIN pg_attribute ON attrelid = conrelid AND attnum = num) AS columns
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
    expect(references.length).toBeGreaterThan(30);
    for (const { name, table, columns, target } of references) {
      // A row of a company that does not exist breaks its other references as well.
      if (target === 'companies') continue;
      const column = columns.at(-1)!;
      expect(columns.length === 1 || columns[0] === 'company_id', name).toBe(true);
      const [own] = await server.sql<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
      expect(own?.rows, `the demo company has rows in ${table}`).toBeGreaterThan(0);
      const byCode = columns.length === 1 && column !== 'list_id';
      const missing = column === 'locode' ? "'XXXXX'" : byCode ? "'none'" : 'gen_random_uuid()';
      const { kind, constraint } = await violationOf(
        // One row: several would all point to the same, which may be forbidden as well.
        `UPDATE ${table} SET ${column} = ${missing} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1)`,
      );
      expect({ kind, constraint }).toEqual({ kind: 'foreignKey', constraint: name });
    }
  });

  test('a row of a company that is not there', async () => {
    const tables = await server.sql<{ table: string }>(`
      SELECT conrelid::regclass::text AS table FROM pg_constraint
      WHERE contype = 'f' AND confrelid = 'companies'::regclass`);
    for (const { table } of tables) {
      const { kind } = await violationOf(`UPDATE ${table} SET company_id = gen_random_uuid()`);
      expect(kind, table).toBe('foreignKey');
    }
    expect(tables.length).toBeGreaterThan(8);
  });

  test('two rows where there may be one', async () => {
    const uniques = await server.sql<{
      name: string;
      table: string;
      hasId: boolean;
      nullable: string[] | null;
      filled: string;
      among: string;
    }>(`
      SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS table,
        EXISTS (SELECT FROM pg_attribute WHERE attrelid = i.indrelid AND attname = 'id') AS "hasId",
        (SELECT json_agg(attname) FROM pg_attribute
          WHERE attrelid = i.indrelid AND attnum = ANY(i.indkey) AND NOT attnotnull
            AND atttypid = 'text'::regtype) AS nullable,
        (SELECT coalesce(string_agg(format('%I IS NOT NULL', attname), ' AND '), 'true') FROM pg_attribute
          WHERE attrelid = i.indrelid AND attnum = ANY(i.indkey) AND atttypid <> 'text'::regtype) AS filled,
        coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') AS among
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indisunique AND NOT i.indisprimary AND c.relnamespace = 'public'::regnamespace`);
    expect(uniques.length).toBeGreaterThanOrEqual(10);
    for (const { name, table, hasId, nullable, filled: whole, among } of uniques) {
      expect(hasId, table).toBe(true);
      const others = uniques.filter((other) => other.table === table && other.name !== name);
      const filled = (nullable ?? []).map((column) => `${column} = 'same'`);
      const { kind, constraint } = await violationOf(
        ...others.map((other) => `DROP INDEX ${other.name}`),
        `CREATE TEMP TABLE copy ON COMMIT DROP AS SELECT * FROM ${table} WHERE ${among} AND ${whole} LIMIT 1`,
        ...(filled.length > 0
          ? [
              `UPDATE copy SET ${filled.join(', ')}`,
              `UPDATE ${table} SET ${filled.join(', ')} WHERE id = (SELECT id FROM copy)`,
            ]
          : []),
        'UPDATE copy SET id = gen_random_uuid()',
        `INSERT INTO ${table} SELECT * FROM copy`,
      );
      expect({ kind, constraint }).toEqual({ kind: 'unique', constraint: name });
    }
  });

  test('any change of what was offered or signed, beside what became of it', async () => {
    for (const statement of [
      "UPDATE quotations SET total_minor = total_minor + 1 WHERE status = 'LIVE'",
      "UPDATE quotations SET valid_until = valid_until - interval '1 day' WHERE status = 'ACCEPTED'",
      'DELETE FROM quotations',
      'UPDATE quotation_lines SET unit_price = unit_price + 1',
      'DELETE FROM quotation_lines',
      "UPDATE contracts SET text = text || ' and more'",
      'DELETE FROM contracts',
    ]) {
      await expect(server.sql(statement), statement).rejects.toMatchObject({ kind: 'appendOnly' });
    }
    await server.sql("UPDATE quotations SET end_reason = 'moved' WHERE status = 'LIVE'");
  });

  test('two rows that overlap where they may not', async () => {
    const exclusions = await server.sql<{ name: string; table: string }>(
      "SELECT conname AS name, conrelid::regclass::text AS table FROM pg_constraint WHERE contype = 'x'",
    );
    expect(exclusions.length).toBeGreaterThan(0);
    for (const { name, table } of exclusions) {
      const { kind, constraint } = await violationOf(
        `CREATE TEMP TABLE copy ON COMMIT DROP AS SELECT * FROM ${table} LIMIT 1`,
        'UPDATE copy SET id = gen_random_uuid()',
        `INSERT INTO ${table} SELECT * FROM copy`,
      );
      expect({ kind, constraint }).toEqual({ kind: 'exclusion', constraint: name });
    }
  });

  test.each(appendOnly)('any change of what %s once said', async (table) => {
    for (const statement of [
      `UPDATE ${table} SET company_id = company_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(server.sql(statement), statement).rejects.toMatchObject({ kind: 'appendOnly' });
    }
  });
});
