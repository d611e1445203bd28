import type { ReportClass } from '../timeline/settled-report.ts';

/** What an event of the carrying trade is about, by DCSA Track & Trace. */
export const eventTypes = ['SHIPMENT', 'TRANSPORT', 'EQUIPMENT'] as const;
export type EventType = (typeof eventTypes)[number];

/** Whether a container is empty, where an event says so. */
export const emptyIndicators = ['EMPTY', 'LADEN'] as const;
export type EmptyIndicator = (typeof emptyIndicators)[number];

/** For what a container moves: away, home, or from one ship to the next. */
export const movements = ['EXPORT', 'IMPORT', 'TRANSSHIPMENT'] as const;
export type Movement = (typeof movements)[number];

/** Codes of 2.x, and the words that take their place in 3.0. A word that is not here is unknown, not guessed. */
type Vocabulary<Code extends string = string> = Readonly<Record<string, Code>>;

/** Reads `CODE=WORD=WORD …`: each word stands for its code, and the code for itself. */
function vocabulary(text: string): Vocabulary {
  return Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .flatMap((entry) => {
        const [code = '', ...words] = entry.split('=');
        return [code, ...words].map((word) => [word, code]);
      }),
  );
}

const vocabularies: Readonly<Record<EventType, Vocabulary>> = {
  SHIPMENT: vocabulary(`
    RECE=RECEIVED DRFT=DRAFTED PENA=PENDING_APPROVAL PENU=PENDING_UPDATE PENC=PENDING_CONFIRMATION REJE=REJECTED
    APPR=APPROVED ISSU=ISSUED SURR=SURRENDERED=SUDL=SURRENDERED_FOR_DELIVERY SUBM=SUBMITTED VOID=VOIDED
    CONF=CONFIRMED REQS=REQUESTED CMPL=COMPLETED HOLD=ON_HOLD RELS=RELEASED CANC=CANCELLED DECL=DECLINED`),
  TRANSPORT: vocabulary('ARRI=ARRIVED DEPA=DEPARTED'),
  EQUIPMENT: vocabulary(`
    LOAD=LOADED DISC=DISCHARGED GTIN=GATED_IN GTOT=GATED_OUT STUF=STUFFED STRP=STRIPPED PICK=PICKED_UP DROP=DROPPED_OFF
    INSP=INSPECTED RSEA=RESEALED RMVD=REMOVED AVPU=AVAILABLE_FOR_PICK_UP AVDO=AVAILABLE_FOR_DROP_OFF
    CUSS=CUSTOMS_SELECTED_FOR_SCAN CUSI=CUSTOMS_SELECTED_FOR_INSPECTION CUSR=CUSTOMS_RELEASED CROS=CROSSED`),
};

const classifiers: Vocabulary<ReportClass> = {
  ...{ PLN: 'PLANNED', EST: 'ESTIMATED', ACT: 'ACTUAL' },
  ...{ PLANNED: 'PLANNED', ESTIMATED: 'ESTIMATED', ACTUAL: 'ACTUAL' },
};

/** Booking request, booking, shipping instruction, transport document, arrival notice, verified gross mass, customs … */
const documents = vocabulary(`
  CBR BKG SHI TRD SRM DEI DEO TRO CRO ARN VGM CAS CUS CUC DGD OOG CQU INV CEO ICE CEA HCE PCE VCE FCE AMF PFD`);

/** Berth, customer's location, freight station, depot, inland terminal, port terminal, ramp, waypoint. */
const facilities = vocabulary('BOCR=BORD CLOC COFS OFFD=COYA DEPO INTE POTE RAMP WAYP');

/** The 2.x code of a code or word, or null where it is neither. */
export const codeOf = (type: EventType, word: string): string | null => look(vocabularies[type], word);
export const classOf = (word: string): ReportClass | null => look(classifiers, word);
export const documentOf = (word: string): string | null => look(documents, word);
export const facilityOf = (word: string): string | null => look(facilities, word);

/** An own word of the vocabulary, never one that every object has, such as `constructor`. */
function look<Code extends string>(words: Vocabulary<Code>, word: string): Code | null {
  return Object.hasOwn(words, word) ? words[word]! : null;
}
