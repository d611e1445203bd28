import { readWhole } from '../../graph/read-whole.ts';
import { selection } from '../../graph/selection.ts';
import { negotiateLocale } from '../../i18n/negotiate-locale.ts';
import { writtenLanguage } from '../../i18n/written-language.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayIn } from '../../trade/calendar-date.ts';
import { readLocale } from '../../trade/locale.ts';
import { Shipment } from '../orders/shipment.type.ts';
import { type MailedMilestone, writeStatusMail } from './status-mail.ts';
import type { StatusMailType } from './status-mail.type.ts';

const mailSelection = selection(`{
  id number vessel voyage transportDocument
  portOfLoading { name } portOfDischarge { name }
  order {
    contract { number language }
    milestones { id code party plannedOn estimatedOn actualOn shipment { id } after { days after { id } } }
  }
  deal { contact { name email } customer { language } company { name timeZone } }
}`);

interface ShipmentRead {
  readonly id: string;
  readonly number: string;
  readonly vessel: string | null;
  readonly voyage: string | null;
  readonly transportDocument: string | null;
  readonly portOfLoading: { readonly name: string } | null;
  readonly portOfDischarge: { readonly name: string } | null;
  readonly order: {
    readonly contract: { readonly number: string; readonly language: string };
    readonly milestones: readonly (MailedMilestone & { readonly shipment: { readonly id: string } | null })[];
  };
  readonly deal: {
    readonly contact: { readonly name: string; readonly email: string | null } | null;
    readonly customer: { readonly language: string | null } | null;
    readonly company: { readonly name: string; readonly timeZone: string };
  };
}

/** Drafts a mail to the buyer of a shipment; null where it is missing or not the viewer's to see. Nothing is sent. */
export async function draftStatusMail(
  context: RequestContext,
  shipmentId: string,
  language: string | null,
): Promise<StatusMailType | null> {
  const tag = language === null ? null : readLocale(language, ['language']);
  const shipment = await readWhole<ShipmentRead>(
    context,
    'order:follow',
    Shipment,
    shipmentId,
    mailSelection,
  );
  if (!shipment) return null;
  const { order, deal, number, vessel, voyage, transportDocument } = shipment;
  const locale = negotiateLocale(tag ?? deal.customer?.language ?? order.contract.language);
  const mail = writeStatusMail(
    {
      ...{ number, vessel, voyage, transportDocument },
      contract: order.contract.number,
      seller: deal.company.name,
      contact: deal.contact?.name ?? null,
      from: shipment.portOfLoading?.name ?? null,
      to: shipment.portOfDischarge?.name ?? null,
      milestones: order.milestones.filter((one) => !one.shipment || one.shipment.id === shipment.id),
    },
    dayIn(deal.company.timeZone, context.effects.now()),
    writtenLanguage(locale),
  );
  return { language: locale, to: deal.contact?.email ?? null, ...mail };
}
