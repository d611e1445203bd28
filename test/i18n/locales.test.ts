import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { dealFacts, lanes } from '../../src/deals/deal-facts.ts';
import { dealStages } from '../../src/deals/deal-stage.ts';
import { phaseNames } from '../../src/deals/process/process-phases.ts';
import { offerTypes } from '../../src/deals/quotations/quotation-status.ts';
import { onboardingKinds } from '../../src/fulfilment/claims/onboarding.ts';
import { askedMilestones } from '../../src/fulfilment/coordination/status-mail.ts';
import { shippingFindingKinds } from '../../src/fulfilment/shipping/shipping-findings.ts';
import { type Locale, locales, translatorFor } from '../../src/i18n/translate.ts';
import { priceFindingIds } from '../../src/pricing/price-ladder/price-findings.ts';
import { problemCodes } from '../../src/server/problem.ts';
import { termsFindingIds } from '../../src/trade/delivery-terms.ts';
import { faultCodes } from '../../src/trade/fault.ts';
import {
  costSteps,
  incotermRules,
  namedPlaceKinds,
  obligationNotes,
  parties,
} from '../../src/trade/incoterm.ts';
import { paymentMethods } from '../../src/trade/payment-method.ts';
import { units } from '../../src/trade/quantity.ts';
import { usedKeys } from './used-keys.ts';

const { whole, beginnings } = usedKeys();
const names = Object.keys(locales) as Locale[];
const texts = Object.fromEntries(names.map((locale) => [locale, flat(locales[locale])])) as Record<
  Locale,
  Map<string, string>
>;

/** Keys that end in a value: what may stand there. */
const values: Readonly<Record<string, readonly string[]>> = {
  'errors.': faultCodes,
  'problems.': [
    ...problemCodes,
    'BAD_REQUEST',
    'METHOD_NOT_ALLOWED',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  'findings.': [...termsFindingIds, ...priceFindingIds],
  'shippingFindings.': shippingFindingKinds,
  'facts.': dealFacts,
  'lanes.': lanes,
  'phases.': phaseNames,
  'stages.': dealStages,
  'paymentMethods.': paymentMethods,
  'quotation.': [...offerTypes, ...['title', 'issued', 'draft', 'to', 'from', 'attention', 'says']],
  'onboarding.': onboardingKinds,
  'statusMail.needs.': askedMilestones,
  'units.': units.map(({ code }) => code),
  'steps.': costSteps,
  'parties.': parties,
  'namedPlaces.': namedPlaceKinds,
  'obligationNotes.': obligationNotes,
  'incoterms.': incotermRules.flatMap((rule) => [`${rule}.name`, `${rule}.risk`]),
};

describe.each(names)('%s', (locale) => {
  test('has a text for every key that the sources ask for', () => {
    for (const key of whole) expect(texts[locale].has(key), key).toBe(true);
    for (const beginning of beginnings) {
      const endings =
        values[beginning] ??
        [...texts.en.keys()]
          .filter((key) => key.startsWith(beginning))
          .map((key) => key.slice(beginning.length));
      expect(endings.length, beginning).toBeGreaterThan(0);
      for (const ending of endings)
        expect(texts[locale].has(beginning + ending), beginning + ending).toBe(true);
    }
  });

  test('has no text that nothing asks for', () => {
    const unused = [...texts[locale].keys()].filter((key) => {
      if (whole.has(key)) return false;
      const beginning = [...beginnings].find((candidate) => key.startsWith(candidate));
      if (!beginning) return true;
      const endings = values[beginning];
      return endings !== undefined && !endings.includes(key.slice(beginning.length));
    });
    expect(unused).toEqual([]);
  });

  test('speaks of the same values as English does', () => {
    for (const [key, text] of texts[locale]) {
      expect(argumentsOf(text), key).toEqual(argumentsOf(texts.en.get(key) ?? ''));
    }
  });

  test('is not English by oversight', () => {
    if (locale === 'en') return;
    const same = [...texts[locale]].filter(
      ([key, text]) => text === texts.en.get(key) && /[a-z]{4}/.test(text),
    );
    // The rules have English names everywhere; a commission is one in French too, as are a kit and a litre.
    const alike = same
      .map(([key]) => key)
      .filter(
        (key) => !key.startsWith('incoterms.') && !key.startsWith('units.') && key !== 'steps.COMMISSION',
      );
    expect(alike).toEqual([]);
  });
});

test('a text is filled with its values, and reads in English where a language lacks it', () => {
  const facts = { current: 3, given: 2 };
  expect(translatorFor('es')('errors.VERSION_CONFLICT', facts)).toContain('versión 3');
  expect(translatorFor('zh-CN')('errors.VERSION_CONFLICT', facts)).toContain('当前版本为 3');
});

function flat(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[path + name, value]] : [...flat(value, `${path}${name}.`)],
    ),
  );
}

/** The names of the arguments of an ICU message, sorted. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const visit = (elements: ReturnType<typeof parse>) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      found.add(element.value);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
      if (element.type === TYPE.tag) visit(element.children);
    }
  };
  visit(parse(message));
  return [...found].sort();
}
