import { freightRates } from '../../../schema/tables/pricing.ts';
import { ports } from '../../../schema/tables/trade.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id, MoneyColumn, ToOne } from '../../graph/decorators.ts';
import type { Equipment } from '../../trade/container.ts';
import type { JourneyStep } from '../../trade/incoterm.ts';
import { JourneyStepType } from '../../trade/incoterm.type.ts';
import { Port } from '../../trade/port.type.ts';
import { LocodeScalar } from '../../trade/trade.scalar.ts';
import type { FreightBasis } from '../charge-basis.ts';
import { FreightBasisType, SeaContainerType } from '../charge-basis.type.ts';

@Entity(freightRates, {
  description: 'What a carrier or forwarder asks for one step of a lane, from day to day.',
  prefix: 'freight',
  // Those who ship see what it costs; analysts ask aggregate questions and see no row.
  scope: { ...everyoneOfTheCompany, ANALYST: 'NO_ROW' },
  filters: {
    step: { kind: 'anyOf', column: freightRates.step, type: () => JourneyStepType },
    from: { kind: 'anyOf', column: freightRates.fromLocode, type: () => LocodeScalar },
    to: { kind: 'anyOf', column: freightRates.toLocode, type: () => LocodeScalar },
    equipment: { kind: 'anyOf', column: freightRates.equipment, type: () => SeaContainerType },
    provider: { kind: 'text', column: freightRates.provider },
    day: { kind: 'validOn', from: freightRates.validFrom, until: freightRates.validUntil },
  },
  orders: { validFrom: freightRates.validFrom, provider: freightRates.provider },
})
export class FreightRate {
  @Id(freightRates.id)
  id!: string;

  @Column(freightRates.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(freightRates.step, {
    type: () => JourneyStepType,
    description: 'The step of the journey that it pays.',
  })
  step!: JourneyStep;

  @ToOne(() => Port, freightRates.fromLocode, {
    description: 'Where the way begins, or where the step is done.',
    to: ports.locode,
  })
  from!: Port | null;

  @ToOne(() => Port, freightRates.toLocode, {
    description: 'Where the way ends; null where the rate is for what happens at one place.',
    to: ports.locode,
  })
  to!: Port | null;

  @Column(freightRates.equipment, {
    type: () => SeaContainerType,
    description: 'The container that it is for; null for loose cargo.',
  })
  equipment!: Equipment | null;

  @Column(freightRates.basis, { type: () => FreightBasisType, description: 'For what it is paid.' })
  basis!: FreightBasis;

  @MoneyColumn(freightRates.amountMinor, freightRates.currency, {
    description: 'How much for each of what the basis counts.',
  })
  amount!: object;

  @Column(freightRates.provider, { description: 'Who asks for it.' })
  provider!: string;

  @Column(freightRates.validFrom, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Column(freightRates.validUntil, { description: 'The last day; null until further notice.' })
  validUntil!: string | null;

  @Column(freightRates.note, { description: 'What the rate leaves out, or anything else to know.' })
  note!: string | null;
}
