/** What is done about a deal is a change of it to those who follow it, also where its writers queue by the customer. */
export function aboutDeal(dealId: string | null | undefined) {
  return dealId ? { entity: 'Deal', id: dealId } : null;
}
