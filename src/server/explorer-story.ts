/** One tab of the explorer: an operation that runs as it stands. */
export interface ExplorerTab {
  readonly name: string;
  readonly query: string;
  readonly variables?: object;
}

/** A first story in the demo company, tab by tab: who I am, a customer, a product with its cost, a deal, its price. */
export const explorerStory: readonly ExplorerTab[] = [
  {
    name: '1 Sign in',
    query: `# Run this first: the other tabs are sent with the access token of its answer.
mutation SignIn {
  signIn(input: { email: "rep@demo.lading.test", password: "lading-demo" }) {
    accessToken
    refreshToken
    userErrors { code message }
  }
}`,
  },
  {
    name: '2 Price ladder',
    query: `# One cost sheet, priced under every Incoterms rule. Nothing is stored.
query Ladder {
  priceLadder(
    input: {
      currency: "USD"
      quantity: "1000"
      goods: { amount: { amount: "56500", currency: "CNY" }, vatRate: "0.13", rebateRate: "0.10" }
      charges: [
        { step: PRE_CARRIAGE, amount: { amount: "1800", currency: "CNY" }, label: "Trucking to Ningbo" }
        { step: EXPORT_CLEARANCE, amount: { amount: "450", currency: "CNY" } }
        { step: ORIGIN_TERMINAL, amount: { amount: "1250", currency: "CNY" } }
        { step: MAIN_CARRIAGE, amount: { amount: "1450", currency: "USD" }, label: "Ocean freight 1×40HQ" }
        { step: DESTINATION_TERMINAL, amount: { amount: "230", currency: "EUR" } }
      ]
      rates: [
        { base: "USD", quote: "CNY", rate: "7.10" }
        { base: "EUR", quote: "USD", rate: "1.085" }
      ]
      insurance: { premiumRate: "0.002" }
      commission: { rate: "0.03" }
      profit: { rate: "0.08" }
    }
  ) {
    rungs {
      rule
      total { formatted }
      unitPrice { amount }
      components { step paidBy amount { amount } }
      findings { id severity message }
    }
  }
}`,
  },
  {
    name: '3 Customer',
    query: `mutation Customer($key: String!) {
  createCustomer(
    input: {
      idempotencyKey: $key
      name: "Nordlicht Handels GmbH"
      country: "DE"
      city: "Hamburg"
      currency: "EUR"
      language: "de"
      source: TRADE_SHOW
    }
  ) {
    customer { id name owner { name } }
    userErrors { code path message }
  }
}`,
    variables: { key: 'story-customer' },
  },
  {
    name: '4 Contact',
    query: `# The id is filled in: the last customer that was answered.
mutation Contact($customer: ID!) {
  createContact(
    input: { customerId: $customer, name: "Jana Petersen", position: "Buyer", email: "jana@nordlicht.example", isPrimary: true }
  ) {
    customer { name contacts { name position email } }
    userErrors { code path message }
  }
}`,
    variables: { customer: 'customer_…' },
  },
  {
    name: '5 Product',
    query: `mutation Product($code: String!) {
  createProduct(
    input: {
      code: $code
      name: "LED work light 30 W"
      hsCode: "9405420090"
      originCountry: "CN"
      packing: { unitsPerPackage: 12, lengthCm: "52", widthCm: "38", heightCm: "31", netKg: "10.8", grossKg: "12.1" }
      minimumOrderQuantity: "600"
      purchaseCost: {
        validFrom: "2026-01-01"
        unitCost: { amount: "56.50", currency: "CNY" }
        vatRate: "0.13"
        rebateRate: "0.10"
      }
    }
  ) {
    product { id name purchaseCosts { validFrom unitCost { formatted } rebateRate } }
    userErrors { code path message }
  }
}`,
    variables: { code: 'WL-30' },
  },
  {
    name: '6 Deal',
    query: `# The ids are filled in: the last customer and product that were answered.
mutation Deal($customer: ID!, $product: ID!) {
  openDeal(
    input: {
      title: "Work lights for the autumn range"
      customerId: $customer
      terms: { rule: CIF, namedPlace: "Hamburg", locode: "DEHAM", mode: SEA, containerised: true }
      lines: [{ productId: $product, quantity: "2400" }]
    }
  ) {
    deal { id number stage customer { name } lines { description quantity } }
    userErrors { code path message }
  }
}`,
    variables: { customer: 'customer_…', product: 'product_…' },
  },
  {
    name: '7 Cost sheet',
    query: `# Freezes what the deal costs, and prices it under every rule.
mutation CostSheet($deal: ID!) {
  setCostSheet(
    input: {
      dealId: $deal
      charges: [
        { step: PRE_CARRIAGE, amount: { amount: "2600", currency: "CNY" }, label: "Trucking to Ningbo" }
        { step: EXPORT_CLEARANCE, amount: { amount: "450", currency: "CNY" } }
        { step: ORIGIN_TERMINAL, amount: { amount: "1250", currency: "CNY" } }
        { step: MAIN_CARRIAGE, amount: { amount: "1980", currency: "USD" }, label: "Ocean freight 1×40HQ" }
      ]
      premiumRate: "0.002"
      commissionRate: "0.03"
      profitRate: "0.12"
    }
  ) {
    deal {
      number
      priceLadder {
        rungs {
          rule
          total { formatted }
          margin { amount { formatted } rateOfPrice }
          components { step paidBy amount { formatted } }
          findings { id severity message }
        }
      }
    }
    userErrors { code path message }
  }
}`,
    variables: { deal: 'deal_…' },
  },
  {
    name: '8 Deals',
    query: `query Deals {
  deals(first: 10, orderBy: { by: OPENED_AT, direction: DESC }) {
    totalCount
    nodes { number title stage customer { name country } lines { quantity product { code name } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: '9 Live',
    query: `# Stays open: change the deal in another tab and see it here. The first answer is null and says that it listens.
subscription Live($deal: ID!) {
  dealChanged(dealId: $deal) { at type entityId person { name } deal { number version title stage } }
}`,
    variables: { deal: 'deal_…' },
  },
];
